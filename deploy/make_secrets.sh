#!/bin/sh
# Makes the passwords that docker-compose.yml reads from files: long, random, for the owner alone. What is there stays.
set -eu
umask 077
folder=${1:-secrets}

mkdir -p "$folder"
chmod 700 "$folder"
for name in elastic_password postgres_password search_password; do
    if [ -s "$folder/$name" ]; then
        echo "kept $folder/$name"
        continue
    fi
    # 43 letters and digits, some 256 bits; nothing that a URL or a shell would have to quote.
    password=$(head -c 512 /dev/urandom | LC_ALL=C tr -dc 'A-Za-z0-9' | head -c 43)
    [ "${#password}" -eq 43 ] || { echo "not enough randomness for $name; run it again" >&2; exit 1; }
    printf '%s' "$password" > "$folder/$name.new"
    mv "$folder/$name.new" "$folder/$name"
    echo "made $folder/$name"
done
