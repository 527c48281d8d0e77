#!/bin/sh
# What `make demo` shows: the sample scans are read, three searches are answered with their way back to the shelf, and
# the web page is served unless SERVE=0. Arguments: the folder of the commands, SERVE, the port.
set -eu
bin=$1 serve=$2 port=$3

say() { printf '\n\033[1m%s\033[0m\n' "$1"; }

say "Reading the sample scans (all people on them are invented) … 正在识别样例扫描件"
"$bin/danghao" ingest samples/batch

while IFS= read -r query; do
    say "danghao search '$query'"
    "$bin/danghao" search "$query" --limit 2
done < samples/demo-queries.txt

if [ "$serve" = 0 ]; then
    say "Done. Ask more with $bin/danghao search …, or see the pages with $bin/danghao serve"
else
    say "Open http://127.0.0.1:$port in a browser; Ctrl-C stops. 请在浏览器中打开"
    exec "$bin/danghao" serve --port "$port"
fi
