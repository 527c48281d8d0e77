#!/bin/sh
# Runs once before the servers start: makes the certificates by which they know each other, and hands each service its
# keys and passwords, readable for its own user alone. Safe to run again: what is still good stays, what ends within
# 60 days is made anew.
#
# The authority's key stays in a place that no other service sees. Arguments: where credentials go, where the authority
# is kept, where the passwords are.
set -eu
umask 077
target=${1:-/credentials} authority=${2:-/authority} secrets=${3:-/run/secrets}
# The users of the images: elasticsearch, postgres, danghao.
search_user=1000 database_user=999 danghao_user=10001
authority_days=3650 certificate_days=825 renew_s=5184000

say() { echo "prepare-credentials: $*"; }
stop() { say "$*" >&2; exit 1; }
# Without root (in a rehearsal) everything belongs to who runs this.
own() { [ "$(id -u)" -ne 0 ] || chown -R "$1:$1" "$2"; }

for name in elastic_password postgres_password search_password; do
    [ -s "$secrets/$name" ] || stop "the secret $name is missing; make it with: make secrets"
    [ "$(wc -c < "$secrets/$name")" -ge 16 ] || stop "the secret $name is shorter than 16 characters; make it with: make secrets"
done

mkdir -p "$authority" "$target"
chmod 755 "$target"
if [ ! -s "$authority/ca.crt" ]; then
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes -days "$authority_days" \
        -subj "/CN=danghao authority" -addext "keyUsage=critical,keyCertSign,cRLSign" \
        -keyout "$authority/ca.key" -out "$authority/ca.crt.new" 2>/dev/null
    mv "$authority/ca.crt.new" "$authority/ca.crt"
    say "made an authority for $authority_days days"
fi
openssl x509 -checkend "$renew_s" -noout -in "$authority/ca.crt" >/dev/null ||
    stop "the authority ends within 60 days; remove the volumes authority and credentials, and start everything again"
cp "$authority/ca.crt" "$target/ca.crt.new"
chmod 644 "$target/ca.crt.new"
mv "$target/ca.crt.new" "$target/ca.crt"

# Makes the certificate of a host of the inner network, unless there is one of this authority that lasts.
certify() {
    name=$1 folder=$2
    if [ -s "$folder/$name.crt" ] && [ -s "$folder/$name.key" ] &&
        openssl x509 -checkend "$renew_s" -noout -in "$folder/$name.crt" >/dev/null 2>&1 &&
        openssl verify -CAfile "$authority/ca.crt" "$folder/$name.crt" >/dev/null 2>&1; then
        return
    fi
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$name" \
        -addext "subjectAltName=DNS:$name,DNS:localhost,IP:127.0.0.1" -addext "basicConstraints=critical,CA:FALSE" \
        -addext "extendedKeyUsage=serverAuth,clientAuth" \
        -keyout "$folder/$name.key.new" -out "$folder/$name.csr" 2>/dev/null
    openssl x509 -req -in "$folder/$name.csr" -CA "$authority/ca.crt" -CAkey "$authority/ca.key" \
        -CAserial "$authority/ca.srl" -CAcreateserial -days "$certificate_days" -copy_extensions copy \
        -out "$folder/$name.crt.new" 2>/dev/null
    rm "$folder/$name.csr"
    mv "$folder/$name.key.new" "$folder/$name.key"
    mv "$folder/$name.crt.new" "$folder/$name.crt"
    say "made a certificate for $name, good for $certificate_days days"
}

# Copies a password, so that the service's own user can read it whoever owns the file outside.
hand_over() {
    cp "$secrets/$1" "$2/$1.new"
    chmod 600 "$2/$1.new"
    mv "$2/$1.new" "$2/$1"
}

mkdir -p "$target/elasticsearch" "$target/postgres" "$target/danghao"
for name in es01 es02 es03; do certify "$name" "$target/elasticsearch"; done
certify postgres "$target/postgres"
for name in scheduler worker client; do certify "$name" "$target/danghao"; done
hand_over elastic_password "$target/elasticsearch"
hand_over search_password "$target/danghao"
hand_over postgres_password "$target/danghao"
# There with docker-compose.s3.yml only.
[ ! -s "$secrets/blobs_secret" ] || hand_over blobs_secret "$target/danghao"
own "$search_user" "$target/elasticsearch"
own "$database_user" "$target/postgres"
own "$danghao_user" "$target/danghao"
# Elasticsearch lists all of its config folder when it starts, and ends where it may not: the names are no secret, what is
# in the files is.
chmod 755 "$target/elasticsearch" "$target/postgres" "$target/danghao"
say "all credentials are in place"
