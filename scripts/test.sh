# Sourced by dev: the four layers of tests, and their sum.
# shellcheck shell=bash

PASSED=0
FAILED=0

# Adds "N passed; M failed" of every cargo (and wasm-bindgen) summary in LOG.
count_cargo() {
  awk '/^test result: / { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p += $(i-1); if ($i ~ /^failed/) f += $(i-1) } }
    END { print p + 0, f + 0 }' "$1"
}

# Node's TAP summary: cancelled tests did not pass either.
count_node() {
  awk '/^# pass / { p += $3 } /^# (fail|cancelled) / { f += $3 } END { print p + 0, f + 0 }' "$1"
}

# layer TITLE COUNTER LOG COMMAND...: runs it before the reader's eyes, then counts.
# A layer that ended badly without naming a failed test (a crash, a compile error) is one failure.
layer() {
  local title=$1 counter=$2 log=$3 status=0 passed failed
  shift 3
  say "$title"
  rm -f "$log"
  "$@" || status=$?
  read -r passed failed < <("$counter" "$log" 2>/dev/null || echo '0 0')
  if ((status != 0 && failed == 0)); then
    failed=1
    printf '✗ %s: ended with status %s before all tests had run\n' "$title" "$status"
  fi
  PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed))
}

logged() {
  local log=$1
  shift
  "$@" 2>&1 | tee "$log"
}

# The list of the files: what a folder means to `node --test` differs between its versions.
node_tests() {
  local log=$1
  shift
  node --test --test-reporter=spec --test-reporter-destination=stdout --test-reporter=tap --test-reporter-destination="$log" "$@"
}

# The example is a project of its own, as a user's would be; it takes its versions and what is compiled from here.
example_tests() {
  cp Cargo.lock tests/example/Cargo.lock &&
    cargo test --offline --manifest-path tests/example/Cargo.toml --target-dir target --no-fail-fast "$@"
}

# The native tests, with a count of the lines that they run. Documentation's examples can't be counted by a stable compiler.
covered_tests() {
  cargo llvm-cov clean --profraw-only
  cargo llvm-cov test --no-report --no-fail-fast && cargo test --doc
}

# Each room below the page, by what its lines say: 95 of 100 have to have been run.
coverage() {
  local wanted=95
  cargo llvm-cov report --lcov --output-path target/coverage.lcov >/dev/null || return 1
  say "line coverage by the native tests (at least $wanted % of each room)"
  node scripts/coverage.mjs target/coverage.lcov "$wanted" src/account src/openapi src/simulation src/storage
}

# What the tests say that they have counted (tests/figures).
figures() {
  say 'what the native tests counted'
  sed -n 's/^# /  /p' "$1"
}

native_layer() {
  need_coverage
  layer 'native tests' count_cargo target/test-native.log logged target/test-native.log covered_tests
  figures target/test-native.log
  if coverage; then PASSED=$((PASSED + 1)); else FAILED=$((FAILED + 1)); fi
  layer 'native tests of the example' count_cargo target/test-example.log logged target/test-example.log example_tests
}

# Chromium as a test wants it: no window, no calls home. The binary is named, or ChromeDriver looks for another one.
write_webdriver_json() {
  cat >target/webdriver.json <<JSON
{"goog:chromeOptions": {"binary": "$CHROME", "args": ["headless", "no-sandbox", "disable-gpu", "disable-dev-shm-usage",
  "disable-background-networking", "disable-component-update", "disable-sync", "no-first-run", "window-size=1280,900"]}}
JSON
}

browser_layer() {
  if ! compgen -G 'tests/browser_*.rs' >/dev/null; then return 0; fi
  write_webdriver_json
  WASM_BINDGEN_TEST_WEBDRIVER_JSON=$PWD/target/webdriver.json \
    layer 'tests in a headless browser' count_cargo target/test-browser.log logged target/test-browser.log \
    cargo test --target "$WASM" --no-fail-fast --test 'browser_*'
  WASM_BINDGEN_TEST_WEBDRIVER_JSON=$PWD/target/webdriver.json \
    layer 'browser tests of the example' count_cargo target/test-example.log logged target/test-example.log \
    example_tests --target "$WASM" --test page
}

page_layer() {
  layer 'tests of the built page' count_node target/test-page.tap node_tests target/test-page.tap tests/page/*.test.mjs tests/embeds/*.test.mjs
}

package_layer() {
  # The sequences and samples that the package is held against; the native tests leave them too, but may not have run.
  cargo test --quiet --test sequences --test samples the_package_is_given >/dev/null || { FAILED=$((FAILED + 1)); return 0; }
  layer 'tests of the npm package' count_node target/test-package.tap node_tests target/test-package.tap tests/package/*.test.mjs
}

# The package's tests take files from the page and run them; with the page's own layer, it has just been built.
build_page_and_package() {
  if [[ " ${layers[*]} " != *' page '* ]]; then build_site; fi
  build_package
}

# One of the two last layers: built first, in a shell of its own, so that a failed build is a failed layer.
built_layer() {
  local name=$1 builder=$2
  if ! compgen -G "tests/$name/*.test.mjs" >/dev/null; then return 0; fi
  if (guard_job && "$builder"); then "${name}_layer"; else FAILED=$((FAILED + 1)); fi
}

run_tests() {
  local name layers=("$@")
  for name in "$@"; do
    case $name in
      native | browser | page | package) ;;
      *) usage "test does not know '$name'." ;;
    esac
  done
  if ((${#layers[@]} == 0)); then layers=(native browser page package); fi
  need_builders
  need_browser
  if [[ " ${layers[*]} " == *' page '* ]]; then need_mdbook; fi
  if [[ " ${layers[*]} " == *' package '* ]]; then need_clients; fi
  mkdir -p target
  for name in "${layers[@]}"; do
    case $name in
      native) native_layer ;;
      browser) browser_layer ;;
      page) built_layer page build_site ;;
      package) if has_package; then built_layer package build_page_and_package; fi ;;
    esac
  done
  printf '\n%s passed, %s failed\n' "$PASSED" "$FAILED"
  ((PASSED + FAILED > 0 && FAILED == 0))
}
