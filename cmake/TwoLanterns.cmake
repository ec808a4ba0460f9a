# One static library per folder of game/, one test program per file of tests/unit/FOLDER/.

add_library(two_lanterns_warnings INTERFACE)
target_compile_options(two_lanterns_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
  -Wwrite-strings -Wpointer-arith -Wcast-qual -Wundef -Wformat=2
  $<$<BOOL:${TWO_LANTERNS_DEVELOPER}>:-Werror>)
target_include_directories(two_lanterns_warnings INTERFACE ${CMAKE_SOURCE_DIR}/game)

if(TWO_LANTERNS_SANITIZE)
  # A little optimised: scripts of whole evenings run twice as quickly, and no fewer mistakes are found.
  add_compile_options(-O1 -fsanitize=address,undefined -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

# two_lanterns_library(NAME SOURCES a.c b.c [USES folder...] [LIBRARIES PkgConfig::X...])
# USES are the arrows of the architecture: tests/arch compares them with every include.
function(two_lanterns_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC ${ARG_USES} PRIVATE two_lanterns_warnings ${ARG_LIBRARIES})
endfunction()

# two_lanterns_tool(NAME LIBRARIES PkgConfig::X...): NAME.c, a program that the build runs. Built for another
# system than this it can't run: then it is that of a build for this one, which is named.
set(TWO_LANTERNS_TOOLS "" CACHE PATH "A build for this system, where the game is built for another")
function(two_lanterns_tool name)
  cmake_parse_arguments(ARG "" "" "LIBRARIES" ${ARGN})
  if(CMAKE_CROSSCOMPILING)
    file(RELATIVE_PATH here ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    set(program ${TWO_LANTERNS_TOOLS}/${here}/${name})
    if(NOT EXISTS ${program})
      message(FATAL_ERROR "There is no ${program}, which draws or reads what the game needs. Build the "
              "game for this system, too, and say where: -DTWO_LANTERNS_TOOLS=/path/to/that/build")
    endif()
    add_executable(${name} IMPORTED GLOBAL)
    set_target_properties(${name} PROPERTIES IMPORTED_LOCATION ${program} CROSSCOMPILING_EMULATOR "")
  else()
    add_executable(${name} ${name}.c)
    target_link_libraries(${name} PRIVATE two_lanterns_warnings ${ARG_LIBRARIES})
  endif()
endfunction()

# two_lanterns_test(NAME SOURCE USES folder...): a cmocka program registered with ctest under NAME,
# with the label `unit`.
# On Windows those are left out that try what POSIX alone has (fork, signals, modes, limits, zones by name, streams in
# memory), or read a kept picture, which is a JPEG.
set(posix_tests files_folder files_memory files_mount files_native keepsake_days keepsake_faults keepsake_import
                keepsake_judge keepsake_open keepsake_power os_folders os_process pack_memory proof_check
                proof_hint_command proof_hint_levels proof_mine shots_difference)
add_custom_target(unit_tests) # all of them
function(two_lanterns_test name source)
  cmake_parse_arguments(ARG "" "" "USES;LIBRARIES;ARGUMENTS" ${ARGN})
  if(WIN32 AND name IN_LIST posix_tests)
    add_executable(${name} EXCLUDE_FROM_ALL ${source})
    return()
  endif()
  add_executable(${name} ${source})
  target_link_libraries(${name} PRIVATE ${ARG_USES} two_lanterns_warnings PkgConfig::CMOCKA
                                        ${ARG_LIBRARIES})
  target_compile_definitions(${name} PRIVATE TEST_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                                             $<$<BOOL:${WIN32}>:SDL_MAIN_HANDLED>)
  add_dependencies(unit_tests ${name})
  add_test(NAME ${name} COMMAND ${name} ${ARG_ARGUMENTS})
  set_tests_properties(${name} PROPERTIES TIMEOUT 1800 LABELS unit)
endfunction()

# watch_memory(TEST): tests/unit/watch.h sees each block that it takes and gives back.
function(watch_memory test)
  target_sources(${test} PRIVATE ${CMAKE_SOURCE_DIR}/tests/unit/watch.c)
  target_include_directories(${test} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_link_options(${test} PRIVATE LINKER:--wrap=calloc LINKER:--wrap=malloc LINKER:--wrap=free)
endfunction()
