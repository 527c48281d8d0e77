#!/bin/sh
# Installs what the tests need beside Python packages, where this user may: Debian's packages, as root. What cannot be
# installed is left out here and named by the tests themselves at their end, with the command that would install it.
set -u
need=""
add() { need="$need $1"; }

command -v tesseract >/dev/null 2>&1 || add tesseract-ocr
tesseract --list-langs 2>/dev/null | grep -qx chi_sim || add tesseract-ocr-chi-sim
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || add chromium
# Reads docker-compose.yml; needs no engine. The scripts of deploy/ make certificates with openssl.
docker compose version >/dev/null 2>&1 || command -v docker-compose >/dev/null 2>&1 || add docker-compose
command -v openssl >/dev/null 2>&1 || add openssl
# Faces for drawing forms in tests, and for Chinese pages in the browser.
if command -v dpkg >/dev/null 2>&1; then
    for face in noto-cjk wqy-microhei wqy-zenhei arphic-uming arphic-ukai arphic-gbsn00lp arphic-gkai00mp \
        lxgw-wenkai droid-fallback babelstone-han cns11643-sung cns11643-kai hanazono; do
        dpkg -s "fonts-$face" >/dev/null 2>&1 || add "fonts-$face"
    done
fi

[ -n "$need" ] || exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing for the tests:$need"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q >/dev/null 2>&1
    for package in $need; do
        apt-get install -y -q --no-install-recommends "$package" >/dev/null 2>&1 ||
            echo "could not install $package; the tests that need it will say so" >&2
    done
else
    echo "The tests need more than this user may install; as root: apt-get install$need" >&2
fi
exit 0
