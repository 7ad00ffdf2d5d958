#!/bin/sh
# Install maltu into .venv, or say what is in the way and what to do about it.
#   sh install.sh [python]
cd "$(dirname "$0")" || exit 1
bin=.venv/bin
megabytes=1500 # what the installed packages take, and pip while it unpacks them

fail() {
  printf '\n%s\n%s\n' "$1" "$2" >&2
  exit 1
}

new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

first_new_enough() {
  for each in "$@"; do
    new_enough "$each" && echo "$each" && return
  done
  return 1
}

no_python() {
  fail "파이썬 3.11 이상이 필요해요. 우분투와 데비안은 sudo apt install python3.11 python3.11-venv로, 맥은 brew install python@3.12로 설치한 뒤 다시 make run을 실행해 주세요." \
    "maltu needs Python 3.11 or newer: install it (Ubuntu, Debian: sudo apt install python3.11 python3.11-venv; macOS: brew install python@3.12), then type make run again."
}

no_venv() {
  name=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
  fail "파이썬에 venv가 빠져 있어요. sudo apt install $name을 실행한 뒤 다시 make run을 실행해 주세요." \
    "This Python comes without venv: sudo apt install $name, then type make run again."
}

no_room() {
  fail "디스크에 자리가 모자라요. 설치에 ${megabytes} MB쯤 필요하니 자리를 비운 뒤 다시 make run을 실행해 주세요(임시 폴더가 작다면 TMPDIR=큰폴더 make run)." \
    "The disk is full: installing takes some ${megabytes} MB. Make room, then type make run again (if only the temporary folder is small: TMPDIR=larger_folder make run)."
}

# What venv or pip said, as what to do about it.
explain() {
  case $1 in
  *"No space left"* | *"Errno 28"* | *"quota exceeded"*) no_room ;;
  *"DO NOT MATCH THE HASHES"*)
    fail "내려받은 패키지가 여기 적힌 것과 달라서 설치하지 않았어요. 회사나 학교 네트워크가 파일을 바꾸는지 확인하고, 다른 네트워크에서 다시 make run을 실행해 주세요." \
      "A package that was downloaded is not the one that is pinned here, so nothing was installed: try make run again on another network."
    ;;
  *ConnectionError* | *NewConnection* | *"name resolution"* | *"timed out"* | *TimeoutError* | *"is unreachable"* | *SSLError* | *ProxyError* | *"Max retries"* | *"versions: none"*)
    fail "패키지를 내려받지 못했어요. 인터넷 연결을 확인한 뒤 다시 make run을 실행해 주세요. 받은 데까지 이어서 설치해요." \
      "The packages could not be downloaded: check the network, then type make run again. It goes on where it stopped."
    ;;
  *"Permission denied"*)
    fail "이 폴더에 쓸 수 없어요. 홈 폴더처럼 쓸 수 있는 곳에 다시 받거나, 폴더 주인을 바꿔 주세요: sudo chown -R \$(id -un) ." \
      "This folder cannot be written to: clone into one of your own, or run sudo chown -R \$(id -un) ."
    ;;
  esac
  printf '%s\n' "$1" | tail -n 15 >&2
  fail "설치하지 못했어요. 다시 make run을 실행해 보고, 또 멈추면 위에 나온 말을 이슈에 붙여 주세요." \
    "It could not be installed: type make run again, and if it stops here once more, put the lines above into an issue."
}

try() {
  said=$("$@" 2>&1) || explain "$said"
}

pip() {
  try "$bin/python" -m pip --quiet --disable-pip-version-check "$@"
}

if [ $# -eq 0 ]; then set -- python3; fi
python=$(first_new_enough "$1" python3.13 python3.12 python3.11) || no_python
new_enough "$bin/python" && "$bin/python" -m pip --version >/dev/null 2>&1 || {
  "$python" -c 'import ensurepip, venv' 2>/dev/null || no_venv "$python"
  free=$(df -Pk . | awk 'NR == 2 && $4 ~ /^[0-9]+$/ { print int($4 / 1024) }')
  [ "${free:-$megabytes}" -ge "$megabytes" ] || no_room
  try "$python" -m venv --clear .venv
}
echo "설치하고 있어요 (처음 한 번, 1분쯤)… / Installing into .venv (once, about a minute)…"
pip --retries 1 install --require-hashes --only-binary :all: -r constraints-build.txt
pip install --require-hashes --no-deps --no-build-isolation -r constraints.txt -r constraints-ja.txt
pip install --no-deps --no-build-isolation -e .
try "$bin/python" -m compileall -q bot adapters storage styles # or whoever may not write here compiles at each start
