# What a preview tells that is ended when it has an address: preview.sh ARGUMENTS…
likhit preview --no-open "$@" >address 2>told &
for _ in $(seq 200); do
    grep -q http address && break
    sleep 0.1
done
kill $!
wait $!
cat told >&2
