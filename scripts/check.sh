# Sourced by dev: format, lints and types. Goes on after a failure, so that one run tells everything.
# shellcheck shell=bash

WRONG=()
UNCHECKED=()

# check_one WHAT WHAT-TO-DO COMMAND...
check_one() {
  local what=$1 remedy=$2
  shift 2
  say "$what"
  if ! "$@"; then WRONG+=("$what — $remedy"); fi
}

scripts_parse() {
  local file
  for file in dev .ci/run scripts/*.sh; do bash -n "$file" || return 1; done
  if command -v shellcheck >/dev/null; then shellcheck -x dev .ci/run scripts/*.sh || return 1; fi
  for file in scripts/*.mjs scripts/*.js src/js/package/*.mjs src/js/package/*.js src/embed/*.js; do
    if [[ -f $file ]]; then node --check "$file" || return 1; fi
  done
}

# The package's types: against a tsconfig.json where there is one, else strictly on their own.
types() {
  local project found=0
  for project in src/js/package/tsconfig.json tests/package/tsconfig.json; do
    if [[ -f $project ]]; then found=1 && { tsc --noEmit -p "$project" || return 1; }; fi
  done
  if ((found == 0)) && compgen -G 'src/js/package/*.d.ts' >/dev/null; then
    tsc --noEmit --strict --ignoreConfig --target es2022 --module nodenext --types '' src/js/package/*.d.ts src/embed/*.d.ts
  fi
}

# Licences, bans, duplicates and sources need nothing but the lock file.
crates_allowed() { cargo deny --offline check licenses bans sources; }

# The list of advisories lies elsewhere. Where it can't be had, what was fetched before is taken, up to the age that
# cargo-deny allows; where there is none, the last line says that this was not checked.
no_advisories() {
  local lists=("${CARGO_HOME:-$HOME/.cargo}"/advisory-dbs/*/.git)
  if ! LIMIT=120 STALL=30 try advisories 'fetching the list of security advisories' cargo deny fetch db; then
    if [[ ! -d ${lists[0]} ]]; then
      UNCHECKED+=('security advisories: the list (github.com/RustSec/advisory-db) cannot be reached from here')
      return 0
    fi
    printf '! the list cannot be reached; the one of %s is taken\n' "$(git -C "${lists[0]}/.." log -1 --format=%cs)"
  fi
  cargo deny --offline check advisories
}

run_checks() {
  local see='see above'
  need_cargo
  need_lints
  need_modules
  check_one 'format' 'cargo fmt puts it right' cargo fmt --check -- -l
  check_one 'format, the example' 'rustfmt puts it right' \
    rustfmt --check -l --edition 2024 tests/example/src/*.rs tests/example/tests/*.rs
  check_one 'lints, native' "$see" cargo clippy --quiet --all-targets -- -D warnings
  local tests=()
  if compgen -G 'tests/browser_*.rs' >/dev/null; then tests=(--test 'browser_*'); fi
  check_one 'lints, the page (wasm32)' "$see" \
    cargo clippy --quiet --target "$WASM" --lib --bins ${tests[@]+"${tests[@]}"} -- -D warnings
  check_one 'lints, the page in parts (wasm32)' "$see" \
    cargo clippy --quiet --target "$WASM" --bins --features split -- -D warnings
  if grep -q '^js *=' Cargo.toml; then
    check_one 'lints, the package (wasm32)' "$see" \
      cargo clippy --quiet --target "$WASM" --lib --no-default-features --features js -- -D warnings
  fi
  need_deny
  check_one 'licences, bans and sources of the crates' 'see deny.toml' crates_allowed
  check_one 'security advisories about the crates' 'see deny.toml' no_advisories
  check_one 'types' "$see" types
  check_one 'scripts' "$see" scripts_parse
  if ((${#WRONG[@]})); then
    printf '✗ %s\n' "${WRONG[@]}" >&2
    return 1
  fi
  if ((${#UNCHECKED[@]})); then
    printf '! not checked: %s\n' "${UNCHECKED[@]}"
    say 'all that was checked is well'
  else
    say 'all is well'
  fi
}
