# For scripts, with `.`: a private database with all migrations, which ends with the script.
#
#   scratch=$(mktemp -d …)       where it lives; removed at the end
#   start_database               sets DATABASE_URL

# When the statements of `platform` itself have changed, it compiles only with the descriptions that
# are about to be made; then the program of the last time does.
start_database() {
    local target=${CARGO_TARGET_DIR:-$PWD/target} line
    trap finish EXIT
    trap 'exit 130' INT TERM
    if ! cargo build -q -p platform --bin check-database; then
        [ -x "$target/debug/check-database" ] || exit 1
        echo "using the check-database of the last build" >&2
    fi
    mkfifo "$scratch/said"
    "$target/debug/check-database" "$scratch/data" >"$scratch/said" &
    database=$!
    exec 3<"$scratch/said"
    DATABASE_URL=
    while IFS= read -r line <&3; do
        DATABASE_URL=$(grep -oE 'postgres(ql)?://[^[:space:]"]+' <<<"$line" || true)
        [ -z "$DATABASE_URL" ] || break
    done
    [ -n "$DATABASE_URL" ] || { echo "check-database gave no DATABASE_URL" >&2; exit 1; }
    cat <&3 >/dev/null &
}

database=
finish() {
    if [ -n "$database" ]; then
        kill -TERM "$database" 2>/dev/null || true
        wait "$database" 2>/dev/null || true
    fi
    rm -rf "$scratch"
}
