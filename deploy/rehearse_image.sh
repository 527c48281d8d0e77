#!/bin/sh
# Builds the image from the Dockerfile and takes in a batch inside it, as its own user, without a container engine and
# without a registry: buildah builds in a chroot, and a base of Debian's packages stands for the official one. As root, on
# a Debian with buildah and mmdebstrap (apt-get install buildah mmdebstrap); some minutes. Arguments: a batch, a folder to
# work in (removed at the end). What only an engine holds to, a read-only root and dropped capabilities, is not seen here.
set -eu
batch=$(realpath "${1:-samples/batch}") work=$(realpath -m "${2:-build/rehearsal}")
for tool in buildah mmdebstrap; do
    command -v "$tool" >/dev/null || { echo "rehearse-image: $tool is missing; apt-get install buildah mmdebstrap" >&2; exit 1; }
done
[ ! -e "$work" ] || { echo "rehearse-image: $work is there already; name another folder" >&2; exit 1; }
mkdir -p "$work"
export TMPDIR="$work" STORAGE_DRIVER=vfs
store() { buildah --root "$work/store" --runroot "$work/run" "$@"; }
clean() {
    # Nothing below an open mount is removed.
    grep -F " $work/" /proc/mounts | cut -d' ' -f2 | sort -r | xargs -r umount || return 0
    rm -rf "$work"
}
trap clean EXIT

python=$(sed -n 's/^ARG PYTHON=//p' Dockerfile)
# The official image keeps Python in /usr/local and lets pip install.
mmdebstrap --quiet --variant=minbase --include=ca-certificates,python3,python3-venv,python3-pip \
    --aptopt='Acquire::Check-Valid-Until "false"' --aptopt='Acquire::Check-Date "false"' \
    --customize-hook='rm -f "$1"/usr/lib/python3*/EXTERNALLY-MANAGED; ln -s ../../bin/python3 "$1/usr/local/bin/python"' \
    --customize-hook='cp /etc/ssl/certs/ca-certificates.crt "$1/etc/ssl/certs/"' \
    bookworm "$work/base.tar"
base=$(store from scratch)
store add --quiet "$base" "$work/base.tar" /
store config --env PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin \
    --env PIP_CERT=/etc/ssl/certs/ca-certificates.crt "$base"
store commit --quiet --rm "$base" "docker.io/library/python:$python"
store bud --quiet --format docker --isolation chroot --network host --pull-never -t danghao:rehearsal .

mkdir "$work/data"
chown 10001:10001 "$work/data"
container=$(store from --pull-never localhost/danghao:rehearsal)
store run --isolation chroot --user 10001:10001 -v "$work/data:/data:rw" -v "$batch:/batch:ro" "$container" -- \
    sh -c 'id -u && danghao ingest /batch && danghao status && danghao verify'
echo "rehearse-image: the image builds, and reads as its own user"
