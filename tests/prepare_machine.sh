#!/bin/sh
# Installs what the tests need beside Python packages, where this user may: Debian's packages, as root. What cannot be
# installed is left out here and named by the tests themselves at their end, with the command that would install it.
set -u
need=""
add() { need="$need $1"; }

command -v tesseract >/dev/null 2>&1 || add tesseract-ocr
tesseract --list-langs 2>/dev/null | grep -qx chi_sim || add tesseract-ocr-chi-sim
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || add chromium
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || add postgresql
# Faces for drawing forms in tests, and for Chinese pages in the browser.
if command -v dpkg >/dev/null 2>&1; then
    for face in noto-cjk wqy-microhei wqy-zenhei arphic-uming arphic-ukai arphic-gbsn00lp arphic-gkai00mp \
        lxgw-wenkai droid-fallback babelstone-han; do
        dpkg -s "fonts-$face" >/dev/null 2>&1 || add "fonts-$face"
    done
fi

[ -n "$need" ] || exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing for the tests:$need"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q >/dev/null 2>&1
    # Debian's package would make and start a server of its own; the tests start theirs, and nobody asked for another.
    no_cluster=/etc/postgresql-common/createcluster.d/danghao-tests.conf
    case "$need" in *postgresql*)
        mkdir -p "${no_cluster%/*}" && echo "create_main_cluster = false" >"$no_cluster" ;;
    esac
    for package in $need; do
        apt-get install -y -q --no-install-recommends "$package" >/dev/null 2>&1 ||
            echo "could not install $package; the tests that need it will say so" >&2
    done
    rm -f "$no_cluster"
else
    echo "The tests need more than this user may install; as root: apt-get install$need" >&2
fi
exit 0
