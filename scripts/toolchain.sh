# Sourced by dev: finds or installs what a verb needs. Nothing here writes outside the per-user cache, but apt-get.
# shellcheck shell=bash

WASM=wasm32-unknown-unknown
AGAIN='Run the same command again; if it fails again, look at the log above.'

path_first() {
  case $PATH: in
    "$1:"*) ;;
    *) PATH="$1:$PATH" ;;
  esac
}

# --- Debian's packages -------------------------------------------------------------------------------------------

can_apt() {
  command -v apt-get >/dev/null && { [[ $(id -u) == 0 ]] || sudo -n true 2>/dev/null; }
}

apt_get() {
  local root=()
  if [[ $(id -u) != 0 ]]; then root=(sudo -n); fi
  ${root[@]+"${root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=2 "$@"
}

# Lists first: a new machine has none, and stale ones name an older compiler. One source that fails is no reason to stop.
apt_add() {
  apt_get update || true
  apt_get install -y --no-install-recommends "$@"
}

apt_has() { [[ $(dpkg-query -W -f '${db:Status-Status}\n' "$@" 2>/dev/null | grep -cx installed) == "$#" ]]; }

apt_install() {
  local name=$1 what=$2
  shift 2
  step "$name" "installing $what with apt-get (takes about a minute)" \
    "Install these Debian packages by hand, then run the same command again: $*" apt_add "$@"
}

# --- Rust --------------------------------------------------------------------------------------------------------

# at_least 1.96.0 1.95
at_least() {
  local IFS=.
  # shellcheck disable=SC2206 # split at the dots
  local have=($1) want=($2)
  local major=${have[0]:-0} minor=${have[1]:-0} floor=${want[1]:-0}
  ((major > want[0] || (major == want[0] && minor >= floor)))
}

rust_floor() { sed -n 's/^rust-version *= *"\(.*\)"/\1/p' Cargo.toml; }
release_of() { "$1" -vV 2>/dev/null | sed -n 's/^release: //p'; }
new_enough() { [[ -x $1 ]] && at_least "$(release_of "$1")" "$RUST_FLOOR"; }
has_std() { compgen -G "$1/libcore*.rlib" >/dev/null; }
knows_wasm() { has_std "$("$1" --print target-libdir --target "$WASM" 2>/dev/null)"; }

# The linker of the compiler's own LLVM: an older one's relocations can't be cut into parts.
debian_linker() { /usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/wasm-ld-\1/p'; }
debian_sysroot() { printf '%s/sysroot-%s' "$CACHE" "$(release_of /usr/bin/rustc)"; }

# Built by this very compiler? A library of another build of the same release does not link.
has_debian_sysroot() {
  local root
  new_enough /usr/bin/rustc && [[ -x /usr/bin/cargo ]] && command -v "$(debian_linker)" >/dev/null || return 1
  root=$(debian_sysroot)
  has_std "$root/lib/rustlib/$WASM/lib" && [[ $(/usr/bin/rustc -vV) == "$(cat "$root/compiler")" ]]
}

# Debian's compiler comes before every other one, rustup's shims included, without all of /usr/bin doing so.
use_debian_rust() {
  local bin=$CACHE/debian-rust/bin tool
  mkdir -p "$bin"
  for tool in cargo rustc rustdoc cargo-clippy clippy-driver cargo-fmt rustfmt; do
    if [[ -x /usr/bin/$tool && ! -e $bin/$tool ]]; then ln -sf "/usr/bin/$tool" "$bin/$tool"; fi
  done
  # cargo looks for its subcommands in its home's bin first, unless that stands in PATH: then PATH's order holds.
  export PATH="$bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin" RUSTC=/usr/bin/rustc RUSTDOC=/usr/bin/rustdoc
  if [[ ${1:-} == sysroot ]]; then
    # A general RUSTFLAGS would hide the flags of one target.
    unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=--sysroot=$(debian_sysroot)
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$(debian_linker)
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER
  fi
}

# Debian packages no wasm32 library for this compiler, but its sources: built once, into a sysroot in the cache.
# The compiler's own bootstrap switch allows that on a stable release; the project itself needs no unstable flag.
build_std() {
  local work=$CACHE/build/std root new
  root=$(debian_sysroot)
  new=$root.new
  rm -rf "$work" "$root" "$new" &&
    mkdir -p "$work/src" "$new/lib/rustlib/$WASM/lib" &&
    echo '#![no_std]' >"$work/src/lib.rs" &&
    printf '[package]\nname = "only_std"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$work/Cargo.toml" &&
    (cd "$work" && env -u CARGO_TARGET_DIR RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc RUSTFLAGS=-Cembed-bitcode=yes \
      /usr/bin/cargo build -Zbuild-std=std,panic_abort,test --target "$WASM" --release) &&
    rm -f "$work/target/$WASM/release/deps"/libonly_std-* &&
    cp "$work/target/$WASM/release/deps"/*.rlib "$new/lib/rustlib/$WASM/lib/" &&
    /usr/bin/rustc -vV >"$new/compiler" &&
    echo 'fn main() { println!("works"); }' >"$work/works.rs" &&
    /usr/bin/rustc --sysroot "$new" --target "$WASM" -C linker="$(debian_linker)" -C lto -o "$work/works.wasm" "$work/works.rs" &&
    mv "$new" "$root" && rm -rf "$work"
}

# A rustup that can't reach its server waits for ever: half a minute without a byte is taken for a no.
try_rustup() {
  local home=${RUSTUP_HOME:-$HOME/.rustup}
  command -v rustup >/dev/null && [[ ${RUSTUP_AUTO_INSTALL:-} != 0 ]] || return 1
  # shellcheck disable=SC2034 # watch_job reads them
  local LIMIT=600 STALL=30 GROWS="$home/downloads $home/tmp"
  if new_enough "$(command -v rustc)"; then
    try rustup 'adding the WebAssembly target with rustup' rustup target add "$WASM" && knows_wasm rustc
  else
    # shellcheck disable=SC2153 # from versions.env
    try rustup "installing Rust $RUST with rustup (takes a minute or two)" rustup toolchain install "$RUST" \
      --profile minimal --component clippy,rustfmt --target "$WASM" --no-self-update && use_rustup_toolchain
  fi
}

use_rustup_toolchain() {
  command -v rustup >/dev/null || return 1
  local rustc
  rustc=$(RUSTUP_AUTO_INSTALL=0 rustup which --toolchain "$RUST" rustc 2>/dev/null) || return 1
  knows_wasm "$rustc" && export RUSTUP_TOOLCHAIN=$RUST
}

# The first compiler that is there and whole. Changes nothing on the machine.
find_rust() {
  local own
  own=$(command -v rustc || true)
  if [[ -n $own ]] && command -v cargo >/dev/null && new_enough "$own" && knows_wasm "$own"; then
    export RUSTC=$own
  elif new_enough /usr/bin/rustc && [[ -x /usr/bin/cargo ]] && knows_wasm /usr/bin/rustc; then
    use_debian_rust
  elif use_rustup_toolchain; then
    unset RUSTC
  elif has_debian_sysroot; then
    use_debian_rust sysroot
  else
    return 1
  fi
}

install_rust() {
  if try_rustup; then return 0; fi
  if ! can_apt; then
    fail "Rust $RUST_FLOOR or newer with the target $WASM is needed, and it could not be installed from here." \
      "With rustup: rustup toolchain install $RUST --target $WASM. Or run ./dev once as root on Debian 12."
  fi
  local packages=(rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web gcc libc6-dev ca-certificates)
  if ! new_enough /usr/bin/rustc || ! apt_has "${packages[@]}"; then
    apt_install apt-rust "Debian's Rust" "${packages[@]}"
  fi
  if ! new_enough /usr/bin/rustc; then
    fail "Debian's Rust here is $(release_of /usr/bin/rustc); $RUST_FLOOR or newer is needed." \
      "Is Debian's security archive among the package sources? Otherwise install Rust with rustup and the target $WASM."
  fi
  if knows_wasm /usr/bin/rustc; then return 0; fi
  local linker
  linker=$(debian_linker)
  if ! command -v "$linker" >/dev/null; then
    apt_install apt-lld "the compiler's linker" "lld-${linker##*-}"
  fi
  if has_debian_sysroot; then return 0; fi
  step std "building Rust's standard library for WebAssembly (takes about 1 minute)" "$AGAIN" build_std
}

need_rust() {
  RUST_FLOOR=$(rust_floor)
  # Another target as the default would send every build elsewhere than this script looks.
  unset CARGO_BUILD_TARGET CARGO_TARGET_DIR
  once find_rust install_rust
}

# Proc macros and build scripts are linked by the C compiler.
has_cc() { command -v cc >/dev/null; }
install_cc() {
  if ! can_apt; then fail 'A C compiler (cc) is needed as the linker.' "Install gcc or your system's build tools."; fi
  apt_install apt-cc 'a C compiler' gcc libc6-dev
}
need_cc() { once has_cc install_cc; }

has_lints() { cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1; }
install_lints() {
  if [[ ${RUSTC:-} == /usr/bin/rustc ]] && can_apt; then
    apt_install apt-lints 'clippy and rustfmt' rust-web-clippy rustfmt-web
    use_debian_rust
  elif command -v rustup >/dev/null; then
    LIMIT=600 STALL=30 step lints 'adding clippy and rustfmt with rustup' 'Install clippy and rustfmt for your Rust.' \
      rustup component add clippy rustfmt
  else
    fail 'clippy and rustfmt are needed.' 'Install them for the Rust that you use.'
  fi
}
need_lints() { once has_lints install_lints; }

# Says it when the pinned tool and the locked library drifted apart: nothing works then, with far worse words.
check_versions() {
  local locked
  locked=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)
  if [[ $locked != "$WASM_BINDGEN" ]]; then
    fail "Cargo.lock has wasm-bindgen ${locked:-(none)}, versions.env pins its tool at $WASM_BINDGEN; they must be the same." \
      'Set WASM_BINDGEN in versions.env to the version in Cargo.lock, or the other way round in Cargo.toml.'
  fi
}

# The builds themselves then run without the network.
need_crates() {
  local locked=()
  if [[ -n ${CI:-} ]]; then locked=(--locked); fi
  if cargo fetch --quiet --offline ${locked[@]+"${locked[@]}"} 2>/dev/null; then return 0; fi
  LIMIT=1200 STALL=120 step crates 'fetching the crates' 'Is the crate registry reachable from here?' \
    cargo fetch ${locked[@]+"${locked[@]}"}
}

# --- Tools that cargo installs -----------------------------------------------------------------------------------

# Their own release profiles optimize for minutes; these tools run for seconds.
cargo_add() {
  local crate=$1 version=$2 place=$3 work=$CACHE/build/$1-$2
  shift 3
  rm -rf "$place.new" &&
    (cd "$CACHE" && env CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
      cargo install "$crate" --version "$version" --locked --no-default-features "$@" --root "$place.new" \
      --target-dir "$work") &&
    mv "$place.new" "$place" && rm -rf "$work"
}

# A tool of that very version in PATH is as good as ours.
has_tool() {
  local place=$CACHE/$1-$2 at
  if [[ -x $place/bin/$1 ]]; then
    path_first "$place/bin"
    return 0
  fi
  at=$(command -v "$1") && [[ $("$at" --version 2>/dev/null) == *" $2" ]]
}

has_wasm_bindgen() { has_tool wasm-bindgen "$WASM_BINDGEN" && command -v wasm-bindgen-test-runner >/dev/null; }
install_wasm_bindgen() {
  step wasm-bindgen "installing wasm-bindgen $WASM_BINDGEN (takes about 5 minutes)" "$AGAIN" \
    cargo_add wasm-bindgen-cli "$WASM_BINDGEN" "$CACHE/wasm-bindgen-$WASM_BINDGEN"
}
need_wasm_bindgen() { once has_wasm_bindgen install_wasm_bindgen; }

has_trunk() { has_tool trunk "$TRUNK"; }
install_trunk() {
  step trunk "installing trunk $TRUNK (takes about 10 minutes)" "$AGAIN" cargo_add trunk "$TRUNK" "$CACHE/trunk-$TRUNK"
}
need_trunk() { once has_trunk install_trunk; }

# Cuts the page's wasm into parts.
has_wasm_split() { [[ -x $CACHE/wasm-split-$WASM_SPLIT/bin/wasm-split-cli ]] && path_first "$CACHE/wasm-split-$WASM_SPLIT/bin"; }
install_wasm_split() {
  step wasm-split "installing wasm-split $WASM_SPLIT (takes about 1 minute)" "$AGAIN" \
    cargo_add wasm_split_cli_support "$WASM_SPLIT" "$CACHE/wasm-split-$WASM_SPLIT" --features build-binary
}
need_wasm_split() { once has_wasm_split install_wasm_split; }

has_deny() { has_tool cargo-deny "$CARGO_DENY"; }
install_deny() {
  step cargo-deny "installing cargo-deny $CARGO_DENY (takes about 5 minutes)" "$AGAIN" \
    cargo_add cargo-deny "$CARGO_DENY" "$CACHE/cargo-deny-$CARGO_DENY"
}
need_deny() { once has_deny install_deny; }

has_mdbook() { has_tool mdbook "v$MDBOOK"; }
install_mdbook() {
  step mdbook "installing mdBook $MDBOOK (takes about 5 minutes)" "$AGAIN" \
    cargo_add mdbook "$MDBOOK" "$CACHE/mdbook-v$MDBOOK"
}
need_mdbook() { once has_mdbook install_mdbook; }

has_coverage_tool() { has_tool cargo-llvm-cov "$CARGO_LLVM_COV"; }
install_coverage_tool() {
  step cargo-llvm-cov "installing cargo-llvm-cov $CARGO_LLVM_COV (takes a minute)" "$AGAIN" \
    cargo_add cargo-llvm-cov "$CARGO_LLVM_COV" "$CACHE/cargo-llvm-cov-$CARGO_LLVM_COV"
}

# rustup brings the tools with the compiler; Debian has them as a package of the same LLVM.
llvm_major() { "${RUSTC:-rustc}" -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p'; }
has_llvm_tools() {
  local bin
  bin=/usr/lib/llvm-$(llvm_major)/bin
  if [[ -x $bin/llvm-cov && -x $bin/llvm-profdata ]]; then
    export LLVM_COV=$bin/llvm-cov LLVM_PROFDATA=$bin/llvm-profdata
    return 0
  fi
  compgen -G "$("${RUSTC:-rustc}" --print sysroot)/lib/rustlib/*/bin/llvm-cov" >/dev/null
}
install_llvm_tools() {
  if can_apt; then
    apt_install apt-llvm "LLVM's coverage tools" "llvm-$(llvm_major)"
  elif command -v rustup >/dev/null; then
    LIMIT=600 STALL=30 step llvm-tools "adding LLVM's coverage tools with rustup" "Install llvm-$(llvm_major)." \
      rustup component add llvm-tools
  else
    fail "LLVM's coverage tools are needed (llvm-cov, llvm-profdata), of LLVM $(llvm_major)."
  fi
}
need_coverage() {
  once has_coverage_tool install_coverage_tool
  once has_llvm_tools install_llvm_tools
}

# --- Node.js and the packages of package-lock.json ---------------------------------------------------------------

node_works() { at_least "$("$1" --version 2>/dev/null | tr -d v)" "$NODE_MIN"; }
has_node() {
  if [[ -x $CACHE/node-$NODE/bin/node ]]; then
    path_first "$CACHE/node-$NODE/bin"
    return 0
  fi
  command -v node >/dev/null && node_works node && command -v npm >/dev/null
}

# An old Node.js has an npm, and the npm registry has Node.js.
node_add() {
  local place=$CACHE/node-$NODE os machine
  os=$(uname -s | tr '[:upper:]' '[:lower:]')
  case $(uname -m) in
    x86_64) machine=x64 ;;
    aarch64 | arm64) machine=arm64 ;;
    *) machine=$(uname -m) ;;
  esac
  rm -rf "$place.new" && mkdir -p "$place.new/bin" &&
    npm install --prefix "$place.new" --no-audit --no-fund "node-$os-$machine@$NODE" &&
    mv "$place.new/node_modules/node-$os-$machine/bin/node" "$place.new/bin/node" &&
    "$place.new/bin/node" --version && mv "$place.new" "$place"
}
install_node() {
  if ! command -v npm >/dev/null && can_apt; then apt_install apt-node 'npm' nodejs npm ca-certificates; fi
  if ! command -v npm >/dev/null; then fail "Node.js $NODE_MIN or newer with npm is needed."; fi
  if command -v node >/dev/null && node_works node; then return 0; fi
  LIMIT=900 step node "installing Node.js $NODE" "Or install Node.js $NODE_MIN or newer yourself." node_add
}
need_node() { once has_node install_node; }

# One folder a lock file, so that clones share it and a changed lock file never meets an old folder.
modules() { printf '%s/npm-%s' "$CACHE" "$(git hash-object package-lock.json)"; }
has_modules() { [[ -d $(modules) ]]; }
modules_add() {
  local place
  place=$(modules)
  rm -rf "$place.new" && mkdir -p "$place.new" && cp package.json package-lock.json "$place.new/" &&
    npm ci --prefix "$place.new" --ignore-scripts --no-audit --no-fund && mv "$place.new" "$place"
}
install_modules() {
  LIMIT=900 step npm 'installing the npm packages' 'Is the npm registry reachable from here?' modules_add
}
need_modules() {
  local place
  need_node
  once has_modules install_modules
  place=$(modules)
  # A folder of the user's own, from `npm install`, is left alone: it serves as well.
  if [[ -L node_modules || ! -e node_modules ]]; then
    if [[ $(readlink node_modules || true) != "$place/node_modules" ]]; then ln -sfn "$place/node_modules" node_modules; fi
  fi
  path_first "$place/node_modules/.bin"
}

# --- Python with the official clients ----------------------------------------------------------------------------

# One folder a list of packages, as for npm. `-I`: nothing of the user's own Python packages is in the way.
REQUIREMENTS=tests/package/python/requirements.txt
clients() { printf '%s/python-%s' "$CACHE" "$(git hash-object "$REQUIREMENTS")"; }
has_clients() {
  SDK_PYTHON=$(clients)/bin/python
  export SDK_PYTHON
  # A Python that was removed leaves its environments behind.
  [[ -x $SDK_PYTHON ]] && "$SDK_PYTHON" -I -c '' 2>/dev/null
}
has_venv() { command -v python3 >/dev/null && python3 -I -c 'import ensurepip, venv' 2>/dev/null; }
# Its commands don't survive the renaming, but its Python does, and nothing else is used.
clients_add() {
  local place
  place=$(clients)
  rm -rf "$place.new" "$place" && python3 -I -m venv "$place.new" &&
    "$place.new/bin/python" -I -m pip install --disable-pip-version-check --no-input -r "$REQUIREMENTS" &&
    mv "$place.new" "$place"
}
install_clients() {
  if ! has_venv && can_apt; then apt_install apt-python 'Python' python3 python3-venv ca-certificates; fi
  if ! has_venv; then fail "Python $PYTHON_MIN or newer with its venv module is needed for the Python clients' tests."; fi
  if ! at_least "$(python3 -I -c 'import platform; print(platform.python_version())')" "$PYTHON_MIN"; then
    fail "Python $PYTHON_MIN or newer is needed for the Python clients' tests; python3 is $(python3 --version 2>&1)."
  fi
  LIMIT=900 step python 'installing the Python clients' 'Is the Python package index reachable from here?' clients_add
}
need_clients() { once has_clients install_clients; }

# --- A browser and its driver ------------------------------------------------------------------------------------

has_browser() {
  local name
  for name in "${CHROME:-}" chromium chromium-browser google-chrome google-chrome-stable \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'; do
    if [[ -n $name ]] && command -v "$name" >/dev/null; then
      CHROME=$(command -v "$name")
      break
    fi
  done
  if [[ -z ${CHROMEDRIVER:-} ]]; then CHROMEDRIVER=$(command -v chromedriver || true); fi
  export CHROME CHROMEDRIVER
  [[ -x ${CHROME:-} && -x $CHROMEDRIVER ]]
}
install_browser() {
  if ! can_apt; then
    fail 'The browser tests need Chrome or Chromium, and a ChromeDriver of the same version.' \
      'Install both; where they are not in PATH, set CHROME and CHROMEDRIVER to them.'
  fi
  # The font: without one for Chinese, the page is a page of boxes.
  apt_install apt-browser 'Chromium, its driver and a Chinese font' chromium chromium-driver fonts-noto-cjk
}
major() { "$1" --version 2>/dev/null | sed -n 's/[^0-9]*\([0-9]*\)\..*/\1/p' | head -n 1; }
need_browser() {
  once has_browser install_browser
  if [[ $(major "$CHROME") != "$(major "$CHROMEDRIVER")" ]]; then
    fail "The browser is version $(major "$CHROME"), ChromeDriver is $(major "$CHROMEDRIVER"); they must be the same." \
      "Browser: $CHROME. Driver: $CHROMEDRIVER. Update the older one, or set CHROME and CHROMEDRIVER."
  fi
}
