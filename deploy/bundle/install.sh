#!/bin/sh
# 离线安装:./install.sh [程序文件夹 [数据文件夹]],默认 /opt/tiaowen 和 /srv/tiaowen。
# 再运行一次就是升级:程序换新,数据和设置不动。
set -eu
cd "$(dirname "$0")"
program=${1:-/opt/tiaowen}
data=${2:-/srv/tiaowen}
python=${PYTHON:-python3.11}

fail() {
  echo "没有装好:$*" >&2
  exit 1
}

# 机器上的 pip 设置(内网镜像等)与这里无关。
export PIP_CONFIG_FILE=/dev/null PIP_DISABLE_PIP_VERSION_CHECK=1
command -v "$python" >/dev/null || fail "找不到 $python。请先安装它,或用 PYTHON=路径 ./install.sh 指明。"
here=$("$python" -c 'import sys, sysconfig; print("%d.%d %s" % (*sys.version_info[:2], sysconfig.get_platform()))')
[ "$here" = "$(cat PLATFORM)" ] || fail "安装包给 Python $(cat PLATFORM) 用,这里是 $here。请换安装包,或用 PYTHON=路径 指明。"
sha256sum --quiet --check SHA256SUMS || fail "安装包不完整,请重新复制。"

mkdir -p "$program" "$data"
program=$(cd "$program" && pwd)
data=$(cd "$data" && pwd)
"$python" -m venv --clear "$program/venv" || fail "不能建虚拟环境。Debian、Ubuntu 上请先装 python3.11-venv。"
# MCP 部分要较新的系统(glibc 2.34);别的 2.28 就行。
installed() {
  "$program/venv/bin/python" -m pip install --quiet --no-index --find-links wheels "$1==$(cat VERSION)"
}
installed 'tiaowen[mcp]' || {
  installed tiaowen || fail "安装包里的程序装不上,见上面的说明。"
  echo "MCP 部分在这台机器上装不上(见上面的说明),其余不受影响。" >&2
}

if [ -e "$data/index/CURRENT" ]; then
  echo "$data 里已有索引,没有动它。"
else
  cp -R data/. "$data/"
fi
if [ ! -e "$program/tiaowen.toml" ]; then
  cat >"$program/tiaowen.toml" <<TOML
# 设置,见 docs/settings.md;改了要重启。
corpus = "$data/corpus"
index = "$data/index"
cache = "$data/cache"
keys = "$data/keys.json"
feedback = "$data/feedback.jsonl"
TOML
fi
cat >"$program/tiaowen" <<SH
#!/bin/sh
export TIAOWEN_CONFIG="\${TIAOWEN_CONFIG:-$program/tiaowen.toml}" PYTHONUTF8=1
exec "$program/venv/bin/tiaowen" "\$@"
SH
chmod +x "$program/tiaowen"

"$program/tiaowen" search 试一试 -k 1 >/dev/null || fail "程序装好了,但打不开索引,见上面的说明。"
echo "装好了。启动:$program/tiaowen serve    提问:$program/tiaowen search \"问题\""
