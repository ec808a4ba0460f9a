# One static library per folder of game/, one test program per file of tests/unit/FOLDER/.

add_library(two_lanterns_warnings INTERFACE)
target_compile_options(two_lanterns_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
  -Wwrite-strings -Wpointer-arith -Wcast-qual -Wundef -Wformat=2 -Werror)
target_include_directories(two_lanterns_warnings INTERFACE ${CMAKE_SOURCE_DIR}/game)

if(TWO_LANTERNS_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

# two_lanterns_library(NAME SOURCES a.c b.c [USES folder...] [LIBRARIES PkgConfig::X...])
# USES are the arrows of the architecture: tests/arch compares them with every include.
function(two_lanterns_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC ${ARG_USES} PRIVATE two_lanterns_warnings ${ARG_LIBRARIES})
endfunction()

# two_lanterns_test(NAME SOURCE USES folder...): a cmocka program registered with ctest under NAME.
function(two_lanterns_test name source)
  cmake_parse_arguments(ARG "" "" "USES;LIBRARIES;ARGUMENTS" ${ARGN})
  add_executable(${name} ${source})
  target_link_libraries(${name} PRIVATE ${ARG_USES} two_lanterns_warnings PkgConfig::CMOCKA
                                        ${ARG_LIBRARIES})
  target_compile_definitions(${name} PRIVATE TEST_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${name} ${ARG_ARGUMENTS})
  set_tests_properties(${name} PROPERTIES TIMEOUT 300)
endfunction()
