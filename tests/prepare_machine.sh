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
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || add postgresql
# Faces for drawing forms in tests, and for Chinese pages in the browser.
if command -v dpkg >/dev/null 2>&1; then
    for face in noto-cjk wqy-microhei wqy-zenhei arphic-uming arphic-ukai arphic-gbsn00lp arphic-gkai00mp \
        lxgw-wenkai droid-fallback babelstone-han cns11643-sung cns11643-kai hanazono; do
        dpkg -s "fonts-$face" >/dev/null 2>&1 || add "fonts-$face"
    done
fi

# Elasticsearch needs a JDK of at least version 21 and Maven, unless a server is named or a Docker engine runs.
has_java() {
    for home in "${ES_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*; do
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null)
        [ "${version:-0}" -ge 21 ] && return 0
    done
    return 1
}
if [ -z "${DANGHAO_TEST_ELASTICSEARCH_URL:-}" ] && ! docker info >/dev/null 2>&1; then
    command -v mvn >/dev/null 2>&1 || add maven
    if ! has_java; then
        java=""
        if command -v apt-cache >/dev/null 2>&1; then
            [ "$(id -u)" != 0 ] || apt-get update -q >/dev/null 2>&1
            for version in 21 25; do
                apt-cache show "openjdk-$version-jre-headless" >/dev/null 2>&1 && java="openjdk-$version-jre-headless"
            done
        fi
        if [ -n "$java" ]; then
            add "$java"
        else
            echo "Elasticsearch in the tests needs a JDK of at least version 21, which this system's packages do not" \
                "have; unpack one (Temurin, say) anywhere and name its folder in ES_JAVA_HOME" >&2
        fi
    fi
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
