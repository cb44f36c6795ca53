#!/usr/bin/env bash
# Installs the Debian or Ubuntu packages that a purpose needs and that are not installed yet:
#   tools/install-packages.sh PURPOSE…      (build, test, lint, fuzz, conformance, browser, slurm, pictures)
# With INSTALL=no it only names what is missing and ends with 1. The check asks dpkg alone and takes milliseconds.
set -euo pipefail

packages_for() {
    case "$1" in
    build) echo make gcc libc6-dev pkg-config fontconfig fonts-tlwg-laksaman-ttf libhpdf-dev libharfbuzz-dev \
        libfyaml-dev libcsv-dev libdeflate-dev libexpat1-dev libunibreak-dev libutf8proc-dev \
        libcairo2-dev nettle-dev libpoppler-glib-dev libqpdf-dev libssl-dev libp11-kit-dev libcjson-dev libmicrohttpd-dev libthai-data hunspell-th libdatrie-dev libpng-dev libjpeg-dev libfreetype-dev libfontconfig-dev libpcre2-dev libqrencode-dev libfribidi-dev ;;
    test) echo fonts-dejavu-core fonts-urw-base35 fonts-tlwg-loma-otf fonts-khmeros fonts-sil-padauk fonts-lohit-deva hyphen-en-us libcriterion-dev poppler-utils mupdf-tools qpdf python3 python3-yaml valgrind libxml2-utils libnss3-tools openssl softhsm2 opensc libcurl4-openssl-dev git zbar-tools ;;
    fuzz) echo clang libclang-rt-dev g++ ;; # the other compiler, with libFuzzer, and C++ for the public header
    lint) echo clang-format clang-tidy python3 ;;
    conformance) echo nodejs npm maven default-jdk-headless python3 python3-venv qpdf mupdf-tools ghostscript poppler-utils openssl \
        softhsm2 opensc libnss3-tools ;;
    pictures) echo faketime openssl poppler-utils python3 ;;
    slurm) echo slurmctld slurmd slurm-client munge iproute2 util-linux python3 ;;
    browser) echo nodejs npm chromium firefox-esr ;;
    *)
        echo "tools/install-packages.sh: there is no purpose “$1”; there are build, test, lint, fuzz, conformance, browser, slurm and pictures" >&2
        exit 2
        ;;
    esac
}

# A program that was installed some other way (node from its makers, say) is as good as the package.
installed() {
    case "$1" in
    nodejs) command -v node >/dev/null && return 0 ;;
    default-jdk-headless) command -v javac >/dev/null && return 0 ;;
    python3-venv) python3 -c 'import ensurepip' 2>/dev/null && return 0 ;;
    maven) command -v mvn >/dev/null && return 0 ;;
    npm | gcc | make | clang-format | clang-tidy | python3 | qpdf | valgrind)
        command -v "$1" >/dev/null && return 0
        ;;
    clang) command -v clang >/dev/null && return 0 ;;
    libclang-rt-dev) [ -e "$(clang -print-file-name="libclang_rt.fuzzer-$(uname -m).a" 2>/dev/null)" ] && return 0 ;;
    g++) command -v g++ >/dev/null && return 0 ;;
    pkg-config) command -v pkg-config >/dev/null && return 0 ;;
    esac
    [[ " $present " == *" $1 "* ]]
}

[ $# -gt 0 ] || set -- build
wanted=()
for purpose in "$@"; do
    read -ra more <<<"$(packages_for "$purpose")"
    wanted+=("${more[@]}")
done

present=''
if command -v dpkg-query >/dev/null; then
    present=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "${wanted[@]}" 2>/dev/null |
        awk '$1 ~ /^.i/ {print $2}' | tr '\n' ' ') || true
fi
missing=()
for package in "${wanted[@]}"; do
    installed "$package" || [[ " ${missing[*]-} " == *" $package "* ]] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

[ "${INSTALL-}" != skip ] || exit 0
if ! command -v apt-get >/dev/null; then
    cat >&2 <<MESSAGE
This system has no apt-get: Likhit installs its packages by itself on Debian and Ubuntu only.
For “$*” it needs what these Debian packages hold; install the same by your own package manager:
  ${missing[*]}
Then run make again with INSTALL=skip.
MESSAGE
    exit 1
fi
if [ "${INSTALL-}" = no ]; then
    echo "Missing for “$*”: ${missing[*]}" >&2
    echo "Install them with: apt-get install ${missing[*]}" >&2
    exit 1
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Missing for “$*”: ${missing[*]}" >&2
        echo "Only root can install them and there is no sudo here; as root: apt-get install ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
echo "Installing what is needed for “$*” by apt-get (INSTALL=no only names it): ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
