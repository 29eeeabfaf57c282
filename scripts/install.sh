#!/bin/sh
# Builds the C library and installs it: header, shared and static library, files for pkg-config and CMake.
#
#   scripts/install.sh PREFIX [DESTDIR]               into DESTDIR/PREFIX; programs will find it in PREFIX
#   scripts/install.sh --uninstall PREFIX [DESTDIR]   takes the same files away
#
# LIBDIR names the folder of the libraries inside PREFIX, `lib` if it is not set. CARGO and STRIP name the tools. BUILTIN=no leaves
# the models out of the libraries and installs them as PREFIX/share/copydesk/copydesk.model, which programs then load.
set -eu

usage() {
    sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

remove=no
[ "${1-}" != --uninstall ] || { remove=yes && shift; }
[ $# -ge 1 ] && [ $# -le 2 ] || usage
case $1 in /*) ;; *) echo "install.sh: $1: PREFIX must be absolute" >&2 && exit 2 ;; esac
prefix=${1%/}
libdir=${LIBDIR:-lib}
root=${2-}$prefix
cd "$(dirname "$0")/.."

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
abi=$(sed -n 's/^#define COPYDESK_ABI_VERSION //p' include/copydesk.h)
soname=libcopydesk.so.$abi
shared=$soname.$version
lib=$root/$libdir

if [ $remove = yes ]; then
    rm -f "$root/include/copydesk.h" "$lib/libcopydesk.a" "$lib/libcopydesk.so" "$lib/$soname" "$lib/$shared" \
        "$lib/pkgconfig/copydesk.pc"
    rm -rf "$lib/cmake/copydesk" "$root/share/copydesk"
    exit
fi

default=
[ "${BUILTIN:-yes}" != no ] || default=--no-default-features
"${CARGO:-cargo}" rustc --quiet --lib --release $default --features capi --crate-type cdylib,staticlib -- -C "link-arg=-Wl,-soname,$soname"
built=${CARGO_TARGET_DIR:-target}/release

mkdir -p "$root/include" "$lib/pkgconfig" "$lib/cmake/copydesk"
install -m 644 include/copydesk.h "$root/include/copydesk.h"
install -m 755 "$built/libcopydesk.so" "$lib/$shared"
install -m 644 "$built/libcopydesk.a" "$lib/libcopydesk.a"
"${STRIP:-strip}" --strip-unneeded "$lib/$shared"
"${STRIP:-strip}" --strip-debug "$lib/libcopydesk.a"
if [ -n "$default" ]; then
    mkdir -p "$root/share/copydesk"
    cat src/data/*.bin > "$root/share/copydesk/copydesk.model"
fi
ln -sf "$shared" "$lib/$soname"
ln -sf "$soname" "$lib/libcopydesk.so"

# From a library's folder back to the prefix: the tree may be moved.
up=$(printf %s "$libdir" | sed 's|[^/]\{1,\}|..|g')
# What Rust's own library needs; `cargo rustc ... -- --print native-static-libs` lists it.
system="-lpthread -ldl -lm"

cat > "$lib/pkgconfig/copydesk.pc" <<END
prefix=\${pcfiledir}/../$up
libdir=\${prefix}/$libdir
includedir=\${prefix}/include

Name: copydesk
Description: Marks up news copy: sections, names, numbers and metadata of an article
Version: $version
Cflags: -I\${includedir}
Libs: -L\${libdir} -lcopydesk
Libs.private: $system
END

cat > "$lib/cmake/copydesk/copydeskConfig.cmake" <<END
# Targets copydesk::copydesk, the shared library, and copydesk::static.
get_filename_component(_copydesk_prefix "\${CMAKE_CURRENT_LIST_DIR}/../../$up" ABSOLUTE)
if(NOT TARGET copydesk::copydesk)
  add_library(copydesk::copydesk SHARED IMPORTED)
  set_target_properties(copydesk::copydesk PROPERTIES
    IMPORTED_LOCATION "\${_copydesk_prefix}/$libdir/$shared"
    IMPORTED_SONAME "$soname"
    INTERFACE_INCLUDE_DIRECTORIES "\${_copydesk_prefix}/include")
  add_library(copydesk::static STATIC IMPORTED)
  set_target_properties(copydesk::static PROPERTIES
    IMPORTED_LOCATION "\${_copydesk_prefix}/$libdir/libcopydesk.a"
    INTERFACE_INCLUDE_DIRECTORIES "\${_copydesk_prefix}/include"
    INTERFACE_LINK_LIBRARIES "$(echo "$system" | sed 's/-l//g; s/ /;/g')")
endif()
END

cat > "$lib/cmake/copydesk/copydeskConfigVersion.cmake" <<END
set(PACKAGE_VERSION "$version")
if(PACKAGE_FIND_VERSION VERSION_LESS_EQUAL PACKAGE_VERSION)
  set(PACKAGE_VERSION_COMPATIBLE TRUE)
endif()
if(PACKAGE_FIND_VERSION VERSION_EQUAL PACKAGE_VERSION)
  set(PACKAGE_VERSION_EXACT TRUE)
endif()
END
