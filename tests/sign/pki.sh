#!/usr/bin/env bash
# A small public key infrastructure for tests of signing: tests/sign/pki.sh FOLDER [PORT], in some two seconds.
#
# PORT is where tests/sign/server.py serves FOLDER: certificates name it for OCSP, CRLs and issuers. Without it they
# name a port where nobody answers. A FOLDER that this script has made already for that port is left as it is.
#
#   root.crt                     the root, to be trusted; root.key
#   office.crt                   issued by the root, issues all below; office.key
#   chain.pem                    both
#   NAME.key NAME.crt NAME.p12   an official; the password is “1234” where nothing else is said
#     author RSA-2048 · palad RSA-3072 · mayor P-256 · auditor P-384
#     thai         the key of author, the password is “รหัสผ่าน”
#     old          the same, as RC2-40 and 3DES (an .pfx of old programs)
#     open         the same, without a password (an empty one)
#     bare         the same without a certificate;  holder: a certificate without a key
#     mixed        the key of author, the certificate of palad
#     expired early revoked   certificates that are past, not yet valid, revoked
#     nousage cipher          no key usage; keyEncipherment alone
#     server                  a certificate of a web server
#     weak curve              RSA-1024; secp256k1
#     quiet                   names no server that tells whether it was revoked
#     strict salted           RSA-2048 that signs by PSS with SHA-512 alone; with a salt of 48 bytes at least
#     pss narrow              RSA-2048 that signs by PSS alone; with SHA-256 and a salt of 32 bytes
#   tsa.crt tsa.key, ocsp.crt ocsp.key   those of the services;  ts.cnf for “openssl ts”, index.txt for “openssl ocsp”
#   *.crl                        of root and office (DER)
#   softhsm2.conf, tokens/       a token “office” of SoftHSM, PIN 1234, with author (id 01), palad (02), mayor (03),
#                                auditor (04), wrong (05: key of author, certificate of palad), twin (07, 08: the same
#                                label twice), always (06: RSA that asks for the PIN at each signature),
#                                lone (09: a certificate without a key) and expired (11)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$1 port=${2:-9}
mkdir -p "$folder"
exec 9>"$folder/lock"
flock 9
stamp="$(sha256sum <"$here/pki.sh") $port"
[ "$(cat "$folder/made" 2>/dev/null)" != "$stamp" ] || exit 0
find "$folder" -mindepth 1 ! -name lock -delete
cd "$folder"

url=http://127.0.0.1:$port
cat >ca.cnf <<CONF
[ca]
default_ca = office
[root]
database = root.txt
serial = root.serial
crlnumber = root.crlnumber
[office]
database = index.txt
serial = serial
crlnumber = crlnumber
[root]
new_certs_dir = .
default_md = sha256
policy = any
unique_subject = no
email_in_dn = no
default_days = 3650
default_crl_days = 3650
[office]
new_certs_dir = .
default_md = sha256
policy = any
unique_subject = no
email_in_dn = no
default_startdate = 20250101000000Z
default_days = 3000
default_crl_days = 3000
[any]
countryName = optional
organizationName = optional
commonName = supplied
[ca_root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[ca_office]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
authorityInfoAccess = caIssuers;URI:$url/root.crt
crlDistributionPoints = URI:$url/root.crl
[official]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
authorityKeyIdentifier = keyid
authorityInfoAccess = OCSP;URI:$url/ocsp, caIssuers;URI:$url/office.crt
crlDistributionPoints = URI:$url/office.crl
[quiet]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
authorityKeyIdentifier = keyid
[nousage]
basicConstraints = critical, CA:FALSE
authorityKeyIdentifier = keyid
[cipher]
basicConstraints = critical, CA:FALSE
keyUsage = critical, keyEncipherment
authorityKeyIdentifier = keyid
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = serverAuth, clientAuth
subjectAltName = DNS:localhost, IP:127.0.0.1
authorityKeyIdentifier = keyid
[tsa]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
authorityKeyIdentifier = keyid
authorityInfoAccess = OCSP;URI:$url/ocsp, caIssuers;URI:$url/office.crt
crlDistributionPoints = URI:$url/office.crl
[ocsp]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, OCSPSigning
noCheck = ignored
authorityKeyIdentifier = keyid
[req]
distinguished_name = dn
string_mask = utf8only
utf8 = yes
prompt = no
[dn]
CONF
# The times of the services: policy, digests, whether the certificates of the TSA come along.
cat >ts.cnf <<CONF
[tsa]
default_tsa = one
[one]
serial = $PWD/ts.serial
crypto_device = builtin
signer_cert = $PWD/tsa.crt
certs = $PWD/office.crt
signer_key = $PWD/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ordering = yes
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
CONF
touch root.txt index.txt
echo 01 | tee root.serial root.crlnumber crlnumber ts.serial >/dev/null
echo 1000 >serial

quiet() { "$@" 2>log || { cat log >&2; exit 1; }; }
rsa() { quiet openssl genpkey -algorithm RSA -pkeyopt "rsa_keygen_bits:$2" -out "$1.key"; }
curve() { quiet openssl genpkey -algorithm EC -pkeyopt "ec_paramgen_curve:$2" -out "$1.key"; }
# certificate NAME SECTION COMMON-NAME [OPTIONS OF openssl ca]
certificate() {
    local name=$1 section=$2 common=$3
    shift 3
    quiet openssl req -new -utf8 -config ca.cnf -key "$name.key" -subj "/C=TH/O=เทศบาลตำบลตัวอย่าง/CN=$common" -out "$name.csr"
    quiet openssl ca -batch -notext -utf8 -config ca.cnf -name office -cert office.crt -keyfile office.key \
        -extensions "$section" -in "$name.csr" -out "$name.crt" "$@"
}
# file NAME KEY CERTIFICATE PASSWORD [OPTIONS]: few rounds, so that tests are quick.
file() {
    local name=$1 key=$2 crt=$3 password=$4
    shift 4
    quiet openssl pkcs12 -export -inkey "$key.key" -in "$crt.crt" -certfile chain.pem -passout "pass:$password" -iter 100 \
        -out "$name.p12" "$@"
}

curve root prime256v1 && curve office prime256v1 && curve tsa prime256v1 && curve ocsp prime256v1
rsa author 2048 & rsa palad 3072 & rsa weak 1024 &
pss() { quiet openssl genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -out "$@" & }
# restricted NAME HASH SALT
restricted() {
    pss "$1.key" -pkeyopt "rsa_pss_keygen_md:$2" -pkeyopt "rsa_pss_keygen_mgf1_md:$2" -pkeyopt "rsa_pss_keygen_saltlen:$3"
}
pss pss.key
restricted strict sha512 32
restricted salted sha256 48
restricted narrow sha256 32
wait
curve mayor prime256v1 && curve auditor secp384r1 && curve curve secp256k1 && curve server prime256v1
for name in expired early revoked nousage cipher quiet; do cp mayor.key $name.key; done

quiet openssl req -new -x509 -utf8 -config ca.cnf -extensions ca_root -key root.key -days 7300 -sha256 \
    -subj "/C=TH/O=Test/CN=Test Root" -out root.crt
quiet openssl req -new -config ca.cnf -key office.key -subj "/C=TH/O=Test/CN=Test Office CA" -out office.csr
quiet openssl ca -batch -notext -config ca.cnf -name root -cert root.crt -keyfile root.key -extensions ca_office \
    -in office.csr -out office.crt
cat office.crt root.crt >chain.pem

certificate author official "นายสมชาย ใจดี"
certificate palad official "นางสาวมาลี รักชาติ"
certificate mayor official "นายประยูร มั่นคง"
certificate auditor official "นางวันดี ตรวจสอบ"
certificate expired official "นายอดีต ผ่านไป" -startdate 20200101000000Z -enddate 20210101000000Z
certificate early official "นายอนาคต รอก่อน" -startdate 20980101000000Z -enddate 20990101000000Z
certificate revoked official "นายถอน คืนแล้ว"
certificate quiet quiet "นายเงียบ สงบดี"
certificate nousage nousage "นายไร้ กิจ"
certificate cipher cipher "นายเข้า รหัส"
certificate server server "www.example.go.th"
certificate weak official "นายอ่อน แอ"
certificate curve official "นายโค้ง อื่น"
certificate strict official "นายเคร่ง ครัด"
certificate salted official "นายเค็ม จัด"
certificate pss official "นางเพียร เสมอ"
certificate narrow official "นางแคบ ตรง"
certificate tsa tsa "Test TSA"
certificate ocsp ocsp "Test OCSP"
quiet openssl ca -config ca.cnf -name office -cert office.crt -keyfile office.key -revoke revoked.crt
for ca in root office; do
    quiet openssl ca -config ca.cnf -name $ca -cert $ca.crt -keyfile $ca.key -gencrl -out $ca.pem
    quiet openssl crl -in $ca.pem -outform DER -out $ca.crl
done

for name in author palad mayor auditor expired early revoked quiet nousage cipher server weak curve strict salted pss narrow; do
    file $name $name $name 1234
done
file thai author author รหัสผ่าน
file old author author 1234 -legacy -certpbe PBE-SHA1-RC2-40 -keypbe PBE-SHA1-3DES
file open author author ""
quiet openssl pkcs12 -export -nocerts -inkey author.key -passout pass:1234 -iter 100 -out bare.p12
quiet openssl pkcs12 -export -nokeys -in author.crt -passout pass:1234 -iter 100 -out holder.p12
# OpenSSL makes no file whose key and certificate differ; a bag of each does.
python3 "$here/mixed.py" author.key palad.crt mixed.p12

if command -v softhsm2-util >/dev/null && command -v pkcs11-tool >/dev/null; then
    mkdir tokens
    printf 'directories.tokendir = %s/tokens\nobjectstore.backend = file\nlog.level = ERROR\n' "$PWD" >softhsm2.conf
    export SOFTHSM2_CONF=$PWD/softhsm2.conf
    module=$(ls /usr/lib/softhsm/libsofthsm2.so /usr/lib/*/softhsm/libsofthsm2.so 2>/dev/null | head -1)
    tool() { quiet pkcs11-tool --module "$module" --token-label office --login --pin 1234 "$@" >/dev/null; }
    quiet softhsm2-util --init-token --free --label office --so-pin 5678 --pin 1234 >/dev/null
    # on_token KEY CERTIFICATE LABEL ID
    on_token() {
        openssl x509 -in "$2.crt" -outform DER -out object.der
        [ "$1" = - ] || quiet softhsm2-util --import <(openssl pkcs8 -topk8 -nocrypt -in "$1.key") --token office --label "$3" \
            --id "$4" --pin 1234 >/dev/null
        tool --write-object object.der --type cert --label "$3" --id "$4"
    }
    on_token author author author 01
    on_token palad palad palad 02
    on_token mayor mayor mayor 03
    on_token auditor auditor auditor 04
    on_token author palad wrong 05
    on_token mayor mayor twin 07
    on_token mayor mayor twin 08
    on_token - palad lone 09
    on_token expired expired expired 11
    openssl pkey -in author.key -outform DER -out object.der
    tool --write-object object.der --type privkey --label always --id 06 --always-auth
    openssl x509 -in author.crt -outform DER -out object.der
    tool --write-object object.der --type cert --label always --id 06
fi
rm -f log object.der ./*.csr ./*.old ./*.attr.old [0-9A-F]*.pem
echo "$stamp" >made
