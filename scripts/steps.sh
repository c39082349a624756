# Sourced by dev: how a step is announced, watched, locked and, when it fails, explained.
# shellcheck shell=bash

JOB=

say() { printf '• %s\n' "$*"; }

# fail WHAT [WHAT-TO-DO]
fail() {
  printf '✗ %s\n' "$1" >&2
  if [[ -n ${2:-} ]]; then printf '  %s\n' "$2" >&2; fi
  exit 1
}

# The running job has a process group of its own, so that a watchdog or Ctrl-C ends all of it, downloads included.
stop_job() {
  if [[ -z $JOB ]]; then return 0; fi
  kill -TERM -- "-$JOB" 2>/dev/null || true
  wait "$JOB" 2>/dev/null || true
  JOB=
  if [[ -t 1 ]]; then printf '\r\033[K'; fi
}
# Also called at the start of a subshell, which inherits no traps.
guard_job() {
  JOB=
  trap stop_job EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}
guard_job

last_line() {
  local line
  line=$(tail -c 600 "$1" | tr '\r' '\n' | sed $'s/\033\\[[0-9;]*[A-Za-z]//g' | grep -v '^[[:space:]]*$' | tail -n 1 | cut -c "1-${2:-100}" || true)
  printf '%s' "${line:-still at it}"
}

# Something that grows while a job is alive: its log, and the folders it downloads into.
job_size() {
  local log=$1 folder total
  shift
  total=$(wc -c <"$log")
  for folder in "$@"; do
    if [[ -d $folder ]]; then total="$total $(du -sk "$folder" 2>/dev/null | cut -f 1)"; fi
  done
  printf '%s' "$total"
}

# Runs a command into LOG and shows that it lives. Ends it after $LIMIT seconds, or after $STALL seconds in which
# neither its log nor a folder of $GROWS grew: some downloads hang for ever instead of failing.
watch_job() {
  local log=$1 limit=${LIMIT:-3600} stall=${STALL:-900} started=$SECONDS told=$SECONDS grown=$SECONDS size='' now status=0
  shift
  : >"$log"
  set -m
  "$@" >"$log" 2>&1 </dev/null 9>&- &
  JOB=$!
  set +m
  sleep 0.2
  while kill -0 "$JOB" 2>/dev/null; do
    # shellcheck disable=SC2086 # a list of folders
    now=$(job_size "$log" ${GROWS:-})
    if [[ $now != "$size" ]]; then size=$now grown=$SECONDS; fi
    if ((SECONDS - grown >= stall || SECONDS - started >= limit)); then
      stop_job
      printf '\nended here: no progress for %s s, %s s in all\n' $((SECONDS - grown)) $((SECONDS - started)) >>"$log"
      status=1
      break
    fi
    if [[ -t 1 ]]; then
      printf '\r\033[K  %s s  %s' $((SECONDS - started)) "$(last_line "$log" 70)"
    elif ((SECONDS - told >= 30)); then
      told=$SECONDS
      printf '  … %s s: %s\n' $((SECONDS - started)) "$(last_line "$log")"
    fi
    sleep 1
  done
  if [[ -t 1 ]]; then printf '\r\033[K'; fi
  if [[ -n $JOB ]]; then wait "$JOB" || status=$?; fi
  JOB=
  return "$status"
}

# try NAME MESSAGE COMMAND...: one line, then the command, its output in $CACHE/log/NAME.log.
# A function given as the command must chain its parts with &&: `set -e` does not reach into it.
try() {
  local log=$CACHE/log/$1.log message=$2
  shift 2
  mkdir -p "$CACHE/log"
  say "$message"
  watch_job "$log" "$@"
}

# step NAME MESSAGE WHAT-TO-DO COMMAND...: a try that must succeed.
step() {
  local name=$1 message=$2 remedy=$3 log=$CACHE/log/$1.log
  shift 3
  if try "$name" "$message" "$@"; then return 0; fi
  printf '✗ failed: %s\n  The end of %s:\n' "$message" "$log" >&2
  tail -n "${TAIL:-20}" "$log" | sed 's/^/  | /' >&2
  printf '  %s\n' "$remedy" >&2
  exit 1
}

# once HAVE INSTALL: installs unless HAVE says that it is there (and puts it into PATH); HAVE has the last word, too.
# Two clones never install at the same time.
# Where flock is missing, nothing is lost but work: every install is made under another name and then renamed.
once() {
  if "$1"; then return 0; fi
  if command -v flock >/dev/null; then
    mkdir -p "$CACHE"
    exec 9>"$CACHE/lock"
    if ! flock -n 9; then
      say 'waiting: another ./dev is installing on this machine'
      flock 9
    fi
  fi
  if ! "$1"; then "$2"; fi
  exec 9>&-
  if ! "$1"; then fail "Something was installed, but does not work here ($2)." "The logs are in $CACHE/log."; fi
}
