#!/usr/bin/env bash
# samples/batch/slurm.sbatch under a real Slurm: two nodes on this machine, one of which is killed in the middle. What
# is collected must be the bag of a single machine, byte for byte.
#   tests/slurm/run.sh BUILD          logs and bags are in BUILD/slurm
#
# The cluster has process and network namespaces of its own, and each node has its own in them: nothing can be reached
# from outside, killing a node's first process kills all of it, and nothing outlives this script however it ends.
set -u
if [ "${SLURM_TEST_INSIDE-}" != yes ]; then
    for program in slurmctld slurmd sbatch munged unshare ip; do
        if ! command -v $program >/dev/null; then
            echo "slurm: $program is missing; tools/install-packages.sh slurm installs it where there is apt-get" >&2
            exit 1
        fi
    done
    [ "$(id -u)" -eq 0 ] || as_root=--map-root-user
    SLURM_TEST_INSIDE=yes exec unshare ${as_root-} --net --uts --pid --fork --kill-child --mount-proc "$0" "$@"
fi
trap 'exit 130' INT TERM
build=$(cd "$1" && pwd)
place=$build/slurm
rm -rf "$place"
mkdir -p "$place"/{state,log,munge}
LIKHIT=$build/likhit
FONTCONFIG_FILE=$(tests/fonts.sh "$build")
SLURM_CONF=$place/slurm.conf
export LIKHIT FONTCONFIG_FILE SLURM_CONF
passed=0 failed=0

expect() { # WHAT COMMAND…
    if "${@:2}"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "slurm: FAILED: $1"
    fi
}

# ---- The cluster

configure() {
    cat >"$SLURM_CONF" <<CONFIGURATION
ClusterName=likhit
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=17000
AuthType=auth/munge
# A task that was put back starts again when its credential has run out: seconds here, not two minutes.
AuthInfo=cred_expire=5,socket=$place/munge/socket
CredType=cred/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$place/state
SlurmdSpoolDir=$place/spool-%n
SlurmctldPidFile=$place/slurmctld.pid
SlurmdPidFile=$place/slurmd-%n.pid
SlurmctldLogFile=$place/log/slurmctld.log
SlurmdLogFile=$place/log/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
SchedulerParameters=bf_interval=1,sched_interval=2
ReturnToService=2
SlurmdTimeout=5
MessageTimeout=5
KillWait=5
MinJobAge=600
NodeName=node[1-2] NodeHostname=localhost NodeAddr=127.0.0.1 Port=17001-17002 CPUs=1 State=UNKNOWN
PartitionName=all Nodes=node[1-2] Default=YES MaxTime=INFINITE State=UP
CONFIGURATION
}

nodes=([1]=0 [2]=0)
start_node() { # NUMBER
    unshare --pid --fork --kill-child --mount-proc slurmd -D -N "node$1" >"$place/log/node$1.out" 2>&1 &
    nodes[$1]=$!
}

# As when its power fails: daemon, steps and tasks at once.
kill_node() { # NUMBER
    kill -KILL "${nodes[$1]}"
    wait "${nodes[$1]}" 2>/dev/null
}

# until_true SECONDS COMMAND…
until_true() {
    local end=$((SECONDS + $1))
    until "${@:2}"; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.02
    done
}

nodes_are() { [ "$(sinfo --noheader --Node --format=%T 2>/dev/null | sort | tr '\n' ' ')" = "$1 " ]; }
node_is() { [[ "$(sinfo --noheader --nodes="$1" --format=%T 2>/dev/null)" == $2 ]]; }

start_cluster() {
    # Slurm asks for addresses by AI_ADDRCONFIG, for which those of 127/8 do not count: lo has one more.
    hostname localhost && ip link set lo up && ip address add 192.0.2.1/32 dev lo || return 1
    head -c 1024 /dev/urandom >"$place/munge/key"
    chmod 400 "$place/munge/key"
    munged --force --key-file="$place/munge/key" --socket="$place/munge/socket" --pid-file="$place/munge/pid" \
        --log-file="$place/munge/log" --seed-file="$place/munge/seed" || return 1
    slurmctld -D -c >"$place/log/slurmctld.out" 2>&1 &
    start_node 1
    start_node 2
    until_true 60 nodes_are 'idle idle'
}

# ---- Jobs

submit() { # BAG [OPTION…]: sets array and collect
    local both
    export LIKHIT_BAG=$1
    both=$(cd "$place" && bash "$OLDPWD/samples/batch/slurm.sbatch" 4 --output="$place/log/job-%A_%a.log" "${@:2}") || return 1
    read -r array collect <<<"$both"
}

value() { # TASK NAME: what Slurm says of a job
    scontrol --oneliner show job "$1" 2>/dev/null | tr ' ' '\n' | sed -n "s/^$2=//p" | head -1
}
value_is() { [ "$(value "$1" "$2")" = "$3" ]; }
restarts() { for task in 1 2 3 4; do value "${array}_$task" Restarts; done | tr '\n' ' '; }
is_over() { [ -n "$(value "$1" EndTime)" ] && [[ "$(value "$1" JobState)" =~ ^(COMPLETED|FAILED|CANCELLED|TIMEOUT|NODE_FAIL)$ ]]; }
is_under_way() { [ "$(wc -l 2>/dev/null <"$LIKHIT_BAG.shards/$1/journal.jsonl")" -ge 3 ] 2>/dev/null; }

is_whole() { # BAG OF-ONE-MACHINE
    diff -r "$2" "$1" >"$place/log/diff" && [ -s "$1/manifest-sha256.txt" ]
}

# ---- Tests

a_killed_node_loses_nothing() {
    submit "$place/killed" || return 1
    local node lines
    expect 'a task is under way' until_true 60 is_under_way 1
    node=$(value "${array}_1" BatchHost)
    kill_node "${node#node}"
    expect 'it was killed in the middle' test ! -e "$LIKHIT_BAG.shards/1/bagit.txt"
    lines=$(wc -l <"$LIKHIT_BAG.shards/1/journal.jsonl")
    expect 'Slurm sees that the node is down' until_true 60 node_is "$node" 'down*'
    start_node "${node#node}"
    expect 'all is collected in three minutes' until_true 180 is_over "$collect"
    echo "slurm: $node was killed when task 1 had $lines lines of its journal; restarts: $(value "${array}_1" Restarts)"
    expect 'the task was put back, no other was' test "$(restarts)" = '1 0 0 0 '
    expect 'and ended well' value_is "${array}_1" ExitCode 0:0
    expect 'it kept what was made' grep -q ' made, [1-9][0-9]* kept, 0 failed' "$place/log/job-${array}_1.log"
    expect 'collecting ended well' value_is "$collect" ExitCode 0:0
    expect 'the bag is that of one machine' is_whole "$place/killed" "$place/one"
    expect 'likhit verify finds it good' "$LIKHIT" verify -q "$place/killed"
}

a_signal_puts_a_task_back() {
    submit "$place/signalled" || return 1
    until_true 60 is_under_way 4
    scancel --batch --signal=TERM "${array}_4"
    expect 'the log says that it was stopped' until_true 60 grep -q 'go on with --resume' "$place/log/job-${array}_4.log"
    expect 'all is collected' until_true 180 is_over "$collect"
    expect 'the task that SIGTERM ended is put back, no other is' test "$(restarts)" = '0 0 0 1 '
    expect 'its bag is that of one machine' is_whole "$place/signalled" "$place/one"
}

bad_data_are_not_tried_again() {
    sed -i '6s/^\([^,]*,[^,]*\),[^,]*/\1,x/' "$place/province/records.csv"
    "$LIKHIT" batch "$LIKHIT_TEMPLATE" --data "$LIKHIT_DATA" --out "$place/one-bad" -q 2>"$place/log/one-bad"
    expect 'one machine ends with 1' test $? -eq 1
    submit "$place/bad" || return 1
    expect 'it is collected all the same' until_true 180 is_over "$collect"
    local codes
    codes=$(for task in 1 2 3 4; do value "${array}_$task" ExitCode; value "${array}_$task" Restarts; done | sort | uniq -c | tr -s ' \n' ' ')
    expect "one task ends with 1, none is put back:$codes" test "$codes" = ' 4 0 3 0:0 1 1:0 '
    expect 'collecting ends with 1' value_is "$collect" ExitCode 1:0
    expect 'the bag is that of one machine, failed records and all' is_whole "$place/bad" "$place/one-bad"
}

a_file_that_is_not_there_is_waited_for() {
    mv "$LIKHIT_DATA" "$LIKHIT_DATA.away"
    submit "$place/away" || return 1
    expect 'the task is put back' until_true 60 value_is "${array}_1" Restarts 1
    mv "$LIKHIT_DATA.away" "$LIKHIT_DATA"
    expect 'it is collected' until_true 180 is_over "$collect"
    expect 'the bag is that of one machine' is_whole "$place/away" "$place/one-bad"
}

what_does_not_come_is_given_up() {
    mv "$LIKHIT_DATA" "$LIKHIT_DATA.away"
    LIKHIT_RETRIES=1 submit "$place/given-up" || return 1
    expect 'it ends' until_true 180 is_over "$collect"
    mv "$LIKHIT_DATA.away" "$LIKHIT_DATA"
    expect 'each task was put back as often as LIKHIT_RETRIES says' test "$(restarts)" = '1 1 1 1 '
    expect 'and then ended with 3' value_is "${array}_1" ExitCode 3:0
}

# A stand-in that works until it is stopped: with a minute as limit Slurm tells the script at once that it nears.
a_time_limit_puts_a_task_back() {
    printf '%s\n' '#!/bin/sh' "[ \"\$2\" != --collect ] && [ \"\${SLURM_RESTART_COUNT-0}\" -eq 0 ] || exec '$LIKHIT' \"\$@\"" \
        'trap "exit 75" TERM' 'sleep 300 & wait' >"$place/slow"
    chmod +x "$place/slow"
    LIKHIT=$place/slow submit "$place/late" --time=1 || return 1
    expect 'it is collected' until_true 300 is_over "$collect"
    expect 'each task was put back once, by itself' test "$(restarts)" = '1 1 1 1 '
    expect 'the bag is that of one machine' is_whole "$place/late" "$place/one-bad"
}

a_cancelled_task_stays_cancelled() {
    submit "$place/cancelled" || return 1
    until_true 60 is_under_way 1
    scancel "${array}_1"
    expect 'collecting goes on after it' until_true 180 is_over "$collect"
    expect 'it is not put back' value_is "${array}_1" JobState CANCELLED
    expect 'collecting tells that the shard is not done' value_is "$collect" ExitCode 3:0
}

configure
if ! start_cluster; then
    echo "slurm: the cluster does not start; its logs:" >&2
    tail -n 5 "$place"/log/* "$place/munge/log" >&2
    exit 1
fi
cp -r samples/batch/province "$place/"
python3 samples/batch/generate.py "$place/province" "${RECORDS:-1200}"
export LIKHIT_TEMPLATE=$place/province/template.md LIKHIT_DATA=$place/province/records.csv
expect 'one machine makes the bag' "$LIKHIT" batch "$LIKHIT_TEMPLATE" --data "$LIKHIT_DATA" --out "$place/one" -q
a_killed_node_loses_nothing
a_signal_puts_a_task_back
a_cancelled_task_stays_cancelled
bad_data_are_not_tried_again
a_file_that_is_not_there_is_waited_for
what_does_not_come_is_given_up
a_time_limit_puts_a_task_back
echo "slurm: $passed passed, $failed failed"
[ $failed -eq 0 ]
