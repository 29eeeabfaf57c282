#!/bin/sh
# Compares the C ABI of include/copydesk.h with the last release's, tests/abi/copydesk.h, by abidiff (Debian: abigail-tools).
#
#   scripts/abi.sh           what is new may be there; what was there must be as it was
#   scripts/abi.sh --renew   at a release: its header is the one to compare with from now on
#
# abidiff sees no change of a signature in a library made by Rust, so it is given a stub of each header: its functions with empty
# bodies, compiled as C++, where enumerations are types of their own. CXX names the compiler.
set -eu
cd "$(dirname "$0")/.."
last=tests/abi/copydesk.h
folder=${CARGO_TARGET_DIR:-target}/abi

if [ "${1-}" = --renew ]; then
    cp include/copydesk.h "$last"
    exit
fi

# Makes $folder/$1.so of a header, $2.
stub() {
    "${CXX:-c++}" -x c++ -E -P -DCOPYDESK_API=FUNCTION -DCOPYDESK_MUST_USE= '-DCOPYDESK_NONNULL(...)=' "$2" |
        sed -E '/^ *FUNCTION/,/;$/ { s/^ *FUNCTION//; s/;$/ { for (;;) {} }/; }' > "$folder/$1.cpp"
    "${CXX:-c++}" -g -shared -fPIC -o "$folder/$1.so" "$folder/$1.cpp"
}

# Functions and enumerators may be added, and fields at the end of copydesk_options.
same() {
    abidiff --no-added-syms --suppressions tests/abi/abidiff.suppr "$folder/$1.so" "$folder/$2.so"
}

mkdir -p "$folder"
stub last "$last"
stub new include/copydesk.h
same last new

# A comparison that finds nothing may be blind: it must see each of these.
breaks() {
    sed "$1" include/copydesk.h > "$folder/broken.h"
    ! cmp -s include/copydesk.h "$folder/broken.h" || { echo "abi.sh: '$1' changes nothing" >&2 && exit 1; }
    stub broken "$folder/broken.h"
    ! same new broken > /dev/null || { echo "abi.sh: abidiff does not see '$1'" >&2 && exit 1; }
}
breaks 's/int16_t zone;/int32_t zone;/'
breaks 's/LABEL_EMAIL = 22/LABEL_EMAIL = 23/'
breaks 's/copydesk_version(void)/copydesk_edition(void)/'
breaks 's/copydesk_label_name(uint32_t label)/copydesk_label_name(uint64_t label)/'
echo "the ABI is that of $last"
