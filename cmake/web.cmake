# Builds for a page in a browser, by Debian's emscripten. CMAKE_PREFIX_PATH is where the libraries are that
# packaging/web has built; they are linked in, with all they need. None of emscripten's own ports is
# taken: it would fetch them.
include(/usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake)
list(APPEND CMAKE_FIND_ROOT_PATH ${CMAKE_PREFIX_PATH})
set(ENV{PKG_CONFIG_LIBDIR} ${CMAKE_PREFIX_PATH}/lib/pkgconfig)
set(PKG_CONFIG_ARGN --static)
