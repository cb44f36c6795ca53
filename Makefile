# Likhit. `make help` lists the targets.
#
# CC, CFLAGS, PREFIX and DESTDIR are honoured. SANITIZE=1 builds with AddressSanitizer and UBSan, SANITIZE=thread
# with ThreadSanitizer (each in its own build folder); V=1 shows the commands; INSTALL=no names missing packages
# and stops instead of installing them.

VERSION := 0.1.0
PREFIX  ?= /usr/local
CFLAGS  ?= -O2 -g
Q       := $(if $(V),,@)

BUILD := build
ifeq ($(SANITIZE),1)
BUILD := build/sanitize
CHECK := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else ifeq ($(SANITIZE),thread)
BUILD := build/thread
CHECK := -fsanitize=thread -fno-omit-frame-pointer
endif

MODULES := harfbuzz harfbuzz-subset freetype2 fontconfig libcmark-gfm libfyaml libdeflate libthai libunibreak cairo \
	libpng libjpeg libcjson
UNLISTED_LIBRARIES := -lcmark-gfm-extensions -lcsv -lhpdf -lm -lpthread
LIBRARIES = $(shell pkg-config --libs $(MODULES)) $(UNLISTED_LIBRARIES)
INCLUDES  = $(shell pkg-config --cflags $(MODULES) | sed 's/-I/-isystem /g')

STANDARD := -std=c17 -D_GNU_SOURCE -Isrc
WARNINGS := -Wall -Wextra -Wpedantic -Werror -Wshadow -Wstrict-prototypes -Wvla
COMPILE = $(CC) $(STANDARD) $(WARNINGS) $(INCLUDES) $(CHECK) $(CFLAGS) $(CPPFLAGS) -MMD -MP

LIBRARY_SOURCES := $(filter-out src/cli/%,$(wildcard src/*.c src/*/*.c))
CLI_SOURCES     := $(wildcard src/cli/*.c)
TEST_SOURCES    := $(wildcard tests/*.c tests/*/*.c)
LIBRARY_OBJECTS := $(LIBRARY_SOURCES:%.c=$(BUILD)/%.o)
CLI_OBJECTS     := $(CLI_SOURCES:%.c=$(BUILD)/%.o)
TEST_OBJECTS    := $(TEST_SOURCES:%.c=$(BUILD)/%.o)

.PHONY: all
all: $(BUILD)/likhit $(BUILD)/liblikhit.so ## Build the program and the library

$(BUILD)/likhit: $(CLI_OBJECTS) $(BUILD)/liblikhit.a
	@echo "  LINK  $@"
	$(Q)$(CC) $(CHECK) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES)

$(BUILD)/liblikhit.a: $(LIBRARY_OBJECTS)
	@echo "  AR    $@"
	$(Q)rm -f $@ && ar rcs $@ $^

$(BUILD)/liblikhit.so: $(LIBRARY_OBJECTS)
	@echo "  LINK  $@"
	$(Q)$(CC) -shared -Wl,-soname,liblikhit.so.0 $(CHECK) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES)

$(BUILD)/src/cli/%.o: src/cli/%.c
	@mkdir -p $(@D); echo "  CC    $<"
	$(Q)$(COMPILE) -c -o $@ $<

$(BUILD)/src/%.o: src/%.c
	@mkdir -p $(@D); echo "  CC    $<"
	$(Q)$(COMPILE) -fPIC -fvisibility=hidden -DLK_BUILDING_LIBRARY -c -o $@ $<

$(BUILD)/tests/%.o: tests/%.c
	@mkdir -p $(@D); echo "  CC    $<"
	$(Q)$(COMPILE) -Wno-missing-field-initializers -Itests -c -o $@ $<

$(BUILD)/run-tests: $(TEST_OBJECTS) $(BUILD)/liblikhit.a
	@echo "  LINK  $@"
	$(Q)$(CC) $(CHECK) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES) -lcriterion

# Development: the tests of one folder without installing anything, `make unit T='text/*'` runs suites by pattern.
.PHONY: unit
unit: $(BUILD)/run-tests ## Run unit tests; T=pattern chooses some
	$(BUILD)/run-tests $(if $(T),--filter '$(T)')

.PHONY: clean
clean: ## Remove everything built
	rm -rf build

.PHONY: help
help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1 /p' $(MAKEFILE_LIST) | sort | awk '{n=$$1; $$1=""; printf "  make %-14s%s\n", n, $$0}'

-include $(LIBRARY_OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(TEST_OBJECTS:.o=.d)
