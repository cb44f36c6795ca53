# Likhit. `make help` lists the targets.
#
# CC, CFLAGS, PREFIX and DESTDIR are honoured. SANITIZE=1 builds with AddressSanitizer and UBSan, SANITIZE=thread
# with ThreadSanitizer (each in its own build folder); V=1 shows the commands; INSTALL=no names missing packages
# and stops instead of installing them, INSTALL=skip trusts that they are there.

# The version stands in the header, and what it says of the soname too.
VERSION := $(shell sed -n 's/^.define LK_VERSION_M[A-Z]* \([0-9]*\)$$/\1/p' src/likhit.h | paste -sd.)
SONAME  := liblikhit.so.$(if $(filter 0.%,$(VERSION)),$(basename $(VERSION)),$(firstword $(subst ., ,$(VERSION))))
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
else ifeq ($(SANITIZE),fuzz)
BUILD := build/fuzz
CHECK := -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
endif

MODULES := expat harfbuzz harfbuzz-subset freetype2 fontconfig libfyaml libdeflate libunibreak cairo \
	libpng libjpeg nettle libpcre2-8 libqrencode libcjson libutf8proc fribidi
UNLISTED_LIBRARIES := -ldl -lcsv -lhpdf -lm -lpthread
TEST_LIBRARIES := -lcriterion -lcjson
LIBRARIES = $(shell pkg-config --libs $(MODULES)) $(UNLISTED_LIBRARIES)
INCLUDES  = $(shell pkg-config --cflags $(MODULES) | sed 's/-I/-isystem /g')

STANDARD := -std=c17 -D_GNU_SOURCE -Isrc
WARNINGS := -Wall -Wextra -Wpedantic -Werror -Wshadow -Wstrict-prototypes -Wvla
COMPILE = $(CC) $(STANDARD) $(WARNINGS) $(INCLUDES) $(CHECK) $(CFLAGS) $(CPPFLAGS) -MMD -MP

LIBRARY_SOURCES := $(filter-out src/cli/% src/reader/% src/preview/% src/sign/%,$(wildcard src/*.c src/*/*.c src/*/*/*.c src/*/*/*/*.c))
PREVIEW_SOURCES := $(wildcard src/preview/*.c)
PREVIEW_OBJECTS := $(PREVIEW_SOURCES:%.c=$(BUILD)/%.o)
READER_SOURCES  := $(wildcard src/reader/*.c)
SIGN_SOURCES    := $(wildcard src/sign/*.c src/sign/*/*.c)
CLI_SOURCES     := $(wildcard src/cli/*.c)
TEST_SOURCES    := $(filter-out tests/threads/% tests/property/% tests/bench/% tests/print/% tests/fuzz/% tests/messages/% tests/signed/%,$(wildcard tests/*/*.c tests/*/*/*.c tests/*/*/*/*.c))
LIBRARY_OBJECTS := $(LIBRARY_SOURCES:%.c=$(BUILD)/%.o)
READER_OBJECTS  := $(READER_SOURCES:%.c=$(BUILD)/%.o)
SIGN_OBJECTS    := $(SIGN_SOURCES:%.c=$(BUILD)/%.o)
CLI_OBJECTS     := $(CLI_SOURCES:%.c=$(BUILD)/%.o)
TEST_OBJECTS    := $(TEST_SOURCES:%.c=$(BUILD)/%.o)

.PHONY: all
all: $(BUILD)/likhit $(BUILD)/liblikhit.so $(BUILD)/likhit-reader.so $(BUILD)/likhit-preview.so $(BUILD)/likhit-sign.so ## Build the program and the library

# The list of Thai words, out of Debian's lists and data/. One for all ways to build.
WORDS        := build/thai.words
LIBTHAI_TRIE ?= /usr/share/libthai/thbrk.tri
HUNSPELL_TH  ?= /usr/share/hunspell/th_TH.dic

build/compile-words: $(wildcard tools/words/*.[ch]) src/words/format.h
	@mkdir -p $(@D); echo "  TOOL  $@"
	$(Q)$(CC) $(STANDARD) $(WARNINGS) -O2 -o $@ $(filter %.c,$^) -ldatrie -lnettle -lm

$(WORDS): build/compile-words $(wildcard data/*.t*)
	$(Q)build/compile-words $@ data/thai-word-counts.tsv --words $(HUNSPELL_TH) --places data/thai-places.txt \
		--terms data/official-terms.txt --fine $(LIBTHAI_TRIE) --weights data/thai-breaks.tsv

# What tools/words/weights/learn.py learns from.
$(BUILD)/word-features: tools/words/weights/features.c $(BUILD)/liblikhit.a
	@mkdir -p $(@D); echo "  TOOL  $@"
	$(Q)$(COMPILE) $(LDFLAGS) -o $@ $(filter %.c %.a,$^) $(LIBRARIES)

# The program and its modules share the one library: beside them where they were built, in lib where installed.
RPATH = -Wl,-rpath,'$$ORIGIN:$$ORIGIN/..:$$ORIGIN/../lib'
FAST  := -Wl,-O1,--as-needed,-Bsymbolic-functions

$(BUILD)/likhit: $(CLI_OBJECTS) $(BUILD)/liblikhit.so | $(WORDS)
	@echo "  LINK  $@"
	$(Q)$(CC) $(CHECK) $(CFLAGS) $(LDFLAGS) $(FAST) $(RPATH) -o $@ $^ -lcjson

$(BUILD)/liblikhit.a: $(LIBRARY_OBJECTS)
	@echo "  AR    $@"
	$(Q)rm -f $@ && ar rcs $@ $^

$(BUILD)/liblikhit.so: $(LIBRARY_OBJECTS)
	@echo "  LINK  $@"
	$(Q)$(CC) -shared -Wl,-soname,$(SONAME) $(CHECK) $(CFLAGS) $(LDFLAGS) $(FAST) -o $@ $^ $(LIBRARIES)
	$(Q)ln -sf liblikhit.so $(BUILD)/$(SONAME)

# What reads PDFs: loaded when it is asked for, since Poppler takes as long to load as a report takes to make. It
# brings what it needs of base/ with it.
READER_INCLUDES = $(shell pkg-config --cflags poppler-glib libqpdf | sed 's/-I/-isystem /g')
$(READER_OBJECTS): INCLUDES += $(READER_INCLUDES)
$(BUILD)/likhit-reader.so: $(READER_OBJECTS) $(BUILD)/liblikhit.a
	@echo "  LINK  $@"
	$(Q)$(CC) -shared $(CHECK) $(CFLAGS) $(LDFLAGS) -Wl,-Bsymbolic -o $@ $^ $(shell pkg-config --libs poppler-glib libqpdf)

# What signs and judges signatures: a module, so that all the rest works without OpenSSL. It brings base/ with it.
SIGN_MODULES = libssl libcrypto p11-kit-1
SIGN_INCLUDES = $(shell pkg-config --cflags $(SIGN_MODULES) | sed 's/-I/-isystem /g')
SIGN_LIBRARIES = $(shell pkg-config --libs $(SIGN_MODULES))
$(SIGN_OBJECTS) $(BUILD)/tests/sign/%.o: INCLUDES += $(SIGN_INCLUDES)
$(BUILD)/likhit-sign.so: $(SIGN_OBJECTS) $(BUILD)/liblikhit.a
	@echo "  LINK  $@"
	$(Q)$(CC) -shared $(CHECK) $(CFLAGS) $(LDFLAGS) -Wl,-Bsymbolic,--as-needed -o $@ $^ $(SIGN_LIBRARIES) $(LIBRARIES)

# What shows drafts: a module too, since its web server takes as long to load.
$(BUILD)/src/preview/assets.o: $(wildcard src/preview/page/*)
$(BUILD)/likhit-preview.so: $(PREVIEW_OBJECTS) $(BUILD)/liblikhit.so
	@echo "  LINK  $@"
	$(Q)$(CC) -shared $(CHECK) $(CFLAGS) $(LDFLAGS) $(FAST) $(RPATH) -o $@ $^ $(shell pkg-config --libs libmicrohttpd) -lcjson -lpthread

# Where an installed program finds layouts/ and fonts/; the stamp rebuilds the one file that holds the path.
$(BUILD)/src/api/engine.o: CPPFLAGS += -DLK_DATA_DIR='"$(PREFIX)/share/likhit"'
$(BUILD)/src/api/module.o: CPPFLAGS += -DLK_MODULE_DIR='"$(PREFIX)/lib/likhit"'
$(BUILD)/src/cli/preview.o: CPPFLAGS += -DLK_MODULE_DIR='"$(PREFIX)/lib/likhit"'
$(BUILD)/src/api/engine.o $(BUILD)/src/api/module.o $(BUILD)/src/cli/preview.o: $(BUILD)/prefix
$(BUILD)/prefix: FORCE
	@mkdir -p $(@D); echo '$(PREFIX)' | cmp -s - $@ || echo '$(PREFIX)' > $@
.PHONY: FORCE
FORCE:

$(BUILD)/src/cli/%.o: src/cli/%.c
	@mkdir -p $(@D); echo "  CC    $<"
	$(Q)$(COMPILE) -c -o $@ $<

$(BUILD)/src/%.o: src/%.c
	@mkdir -p $(@D); echo "  CC    $<"
	$(Q)$(COMPILE) -fPIC -fvisibility=hidden -DLK_BUILDING_LIBRARY -c -o $@ $<

$(BUILD)/tests/%.o: tests/%.c
	@mkdir -p $(@D); echo "  CC    $<"
	$(Q)$(COMPILE) -Wno-missing-field-initializers -Itests -c -o $@ $<

$(BUILD)/run-tests: $(TEST_OBJECTS) $(SIGN_OBJECTS) $(BUILD)/liblikhit.a | $(WORDS)
	@echo "  LINK  $@"
	$(Q)$(CC) $(CHECK) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES) $(SIGN_LIBRARIES) $(TEST_LIBRARIES)

# Development, without installing anything: `make unit T=flow/table` runs the tests of a folder or file of tests/,
# `make unit T='table*/*'` those that match a pattern of suite/name.
.PHONY: unit
unit: $(BUILD)/run-tests ## Run unit tests; T=folder, file or pattern chooses some
	@tests/unit.sh $(BUILD) $(if $(T),'$(T)')

# The two commands of the README.
SAMPLES := $(wildcard samples/*/*.md)

.PHONY: report
report: ## Install what is missing, build, and typeset the sample report: build/ita-2565.pdf
	@tools/install-packages.sh build
	@$(MAKE) --no-print-directory all
	$(BUILD)/likhit build samples/ita-2565/report.md -o $(BUILD)/ita-2565.pdf

.PHONY: test
test: ## Install what is missing, build, and run all tests
	@tools/install-packages.sh build test
	@$(MAKE) --no-print-directory all $(BUILD)/run-tests $(BUILD)/print-documents $(BUILD)/sign-by-csc
	@SANITIZE=$(SANITIZE) tests/run.sh $(BUILD)

.PHONY: golden
golden: all ## Rewrite tests/golden and the messages of tests/messages, and say which changed
	@tests/golden/check.sh --write $(BUILD)/likhit
	@FONTCONFIG_FILE=$$(tests/fonts.sh $(BUILD)) python3 -B tests/messages/check.py --write $(BUILD)/likhit
	@tools/messages.py && git status --short docs/messages.md tests/messages

.PHONY: same-bytes
same-bytes: all $(BUILD)/print-documents ## Whether all output has the bytes it had at BASE=revision
	@rm -rf build/base && git worktree prune && git worktree add --quiet --detach build/base $(BASE)
	@$(MAKE) --no-print-directory -C build/base all build/print-documents >/dev/null
	@tests/same-bytes.sh build/base; status=$$?; git worktree remove --force build/base; exit $$status

.PHONY: bench
bench: all $(BUILD)/bench-words $(BUILD)/bench-edits $(BUILD)/bench-sign ## Time, memory and stages of volumes; words; setting again after edits
	@python3 tests/bench/bench.py $(BUILD)/likhit
	@$(BUILD)/bench-words $(WORDS) tests/text/gov.seg samples/ita-2565/report.md
	@$(BUILD)/bench-edits layouts $(WORDS) samples/ita-2565/report.md 1000
	@python3 -c 'import sys; sys.path.insert(0, "tests/bench"); import bench, pathlib; bench.volume(pathlib.Path("$(BUILD)"), 20, True)'
	@$(BUILD)/bench-edits layouts $(WORDS) $(BUILD)/volume-20.md 200
	@python3 tests/bench/batch.py $(BUILD)/likhit
	@python3 -B tests/bench/sign.py $(BUILD)/likhit

$(BUILD)/bench-%: tests/bench/%.c $(BUILD)/liblikhit.a | $(WORDS)
	@mkdir -p $(@D); echo "  LINK  $@"
	$(Q)$(COMPILE) $(LDFLAGS) -o $@ $(filter %.c %.a,$^) $(LIBRARIES)

.PHONY: bench-preview
bench-preview: ## From the end of a save to pixels in Chromium; memory over 1,000 edits
	@tools/install-packages.sh build browser
	@$(MAKE) --no-print-directory all
	@SCRIPT=bench.mjs tests/browser/run.sh $(BUILD)

.PHONY: conformance
conformance: ## Judges from outside: veraPDF, pdf.js, PDFium, qpdf, MuPDF, Ghostscript, Poppler; EU DSS and pyHanko of signatures
	@tools/install-packages.sh build conformance
	@$(MAKE) --no-print-directory all $(BUILD)/print-documents
	@tests/conformance/run.sh $(BUILD)

.PHONY: test-browser
test-browser: ## The preview in Chromium and Firefox; T=words chooses tests
	@tools/install-packages.sh build browser
	@$(MAKE) --no-print-directory all
	@tests/browser/run.sh $(BUILD) $(if $(T),"$(T)")

.PHONY: test-slurm
test-slurm: ## The batch for Slurm on two nodes of its own, one of which is killed in the middle
	@tools/install-packages.sh build slurm
	@$(MAKE) --no-print-directory all
	@tests/slurm/run.sh $(BUILD)

.PHONY: valgrind
valgrind: all ## A whole build under valgrind: no leak, no wild access
	@tools/install-packages.sh test
	valgrind --quiet --leak-check=full --error-exitcode=1 $(VALGRIND_FLAGS) \
		$(BUILD)/likhit build samples/ita-2565/report.md -o $(BUILD)/valgrind.pdf

C_FILES := $(wildcard src/*.[ch] src/*/*.[ch] src/*/*/*.[ch] src/*/*/*/*.[ch] tests/*/*.[ch] tests/*/*/*.[ch] tests/*/*/*/*.[ch] tools/words/*.[ch] tools/words/*/*.c docs/examples/*.c)
TIDY = clang-tidy --quiet "$$@" -- $(STANDARD) $(INCLUDES) $(READER_INCLUDES) $(SIGN_INCLUDES) -DLK_BUILDING_LIBRARY

.PHONY: lint
lint: ## clang-format and clang-tidy (see .clang-tidy), warnings as errors
	@tools/install-packages.sh build test lint
	clang-format --dry-run -Werror $(C_FILES)
	$(Q)echo "clang-tidy src"; \
		printf '%s\n' $(LIBRARY_SOURCES) $(CLI_SOURCES) $(PREVIEW_SOURCES) $(SIGN_SOURCES) | xargs -P 2 -n 8 sh -c '$(TIDY)' clang-tidy

.PHONY: mutation
mutation: $(WORDS) ## Break the program in small ways and see whether a test fails; T=names chooses mutants
	@tools/install-packages.sh build test
	@python3 tests/mutation/run.py $(T)

# The rule of the reader on messy office text: each character is printed, of a mark, or told.
PROPERTY_COUNT ?= 1000000
PROPERTY_SOURCES := $(addprefix tests/source/,$(addprefix markdown/,coverage.c coverage_check.c coverage_tokens.c \
	office_text.c) body/printed.c body/filled.c)

$(BUILD)/property: tests/property/main.c $(PROPERTY_SOURCES) $(BUILD)/liblikhit.a
	@mkdir -p $(@D); echo "  LINK  $@"
	$(Q)$(COMPILE) -Wno-missing-field-initializers -Itests $(LDFLAGS) -o $@ $(filter %.c %.a,$^) $(LIBRARIES)

.PHONY: property
property: $(BUILD)/property ## Read PROPERTY_COUNT messy texts, and look whether anything typed is lost
	$< $(PROPERTY_COUNT)

# Each target of tests/fuzz for FUZZ_SECONDS, with clang's libFuzzer, from the seeds beside it; layouts start from
# those that ship. Then FUZZ_TEXTS of office text: see property.
FUZZ_SECONDS ?= 60
FUZZ_TEXTS ?= 100000
FUZZ_CC ?= clang
FUZZ_TARGETS := $(basename $(notdir $(wildcard tests/fuzz/targets/*.c)))

.PHONY: fuzz
fuzz: ## Fuzz the readers of source, layout, CSV and images, and whole documents, FUZZ_SECONDS each
	@tools/install-packages.sh build fuzz
	@$(MAKE) --no-print-directory SANITIZE=fuzz CC="$(FUZZ_CC)" CFLAGS="-g -O1" $(FUZZ_TARGETS:%=run-fuzz-%)
	@$(MAKE) --no-print-directory property PROPERTY_COUNT=$(FUZZ_TEXTS)

build/fuzz/fuzz-%: tests/fuzz/targets/%.c tests/fuzz/targets/fuzz.h build/fuzz/liblikhit.a
	@echo "  LINK  $@"
	$(Q)$(COMPILE) -fsanitize=fuzzer -Wno-missing-field-initializers -Itests -o $@ $(filter %.c %.o,$^) build/fuzz/liblikhit.a $(LIBRARIES)

# What reads for signatures is in a module of its own.
build/fuzz/fuzz-stamp build/fuzz/fuzz-answer build/fuzz/fuzz-verify: $(SIGN_OBJECTS)
build/fuzz/fuzz-stamp build/fuzz/fuzz-answer build/fuzz/fuzz-verify: INCLUDES += $(SIGN_INCLUDES)
build/fuzz/fuzz-stamp build/fuzz/fuzz-answer build/fuzz/fuzz-verify: LIBRARIES += $(SIGN_LIBRARIES)

# What these check besides: that nothing typed is lost.
build/fuzz/fuzz-markdown build/fuzz/fuzz-source: $(PROPERTY_SOURCES)

.PHONY: $(FUZZ_TARGETS:%=run-fuzz-%)
$(FUZZ_TARGETS:%=run-fuzz-%): run-fuzz-%: build/fuzz/fuzz-% $(WORDS)
	@echo "fuzz $*"; mkdir -p build/fuzz/corpus-$*
	$(Q)build/fuzz/fuzz-$* -timeout=10 -max_total_time=$(FUZZ_SECONDS) -verbosity=0 -artifact_prefix=build/fuzz/ \
		build/fuzz/corpus-$* $(or $(wildcard tests/fuzz/seeds/$*),layouts)

# The examples of docs/, as programs that embed the library are built.
$(BUILD)/sign-by-csc: docs/examples/sign-by-csc.c $(BUILD)/liblikhit.so | $(WORDS)
	@mkdir -p $(@D); echo "  LINK  $@"
	$(Q)$(COMPILE) $(LDFLAGS) $(RPATH) -o $@ $^ $(shell pkg-config --libs libcurl libcjson)

# Many documents into one print, as a program that embeds the library does it.
$(BUILD)/print-documents: tests/print/main.c $(BUILD)/liblikhit.a | $(WORDS)
	@mkdir -p $(@D); echo "  LINK  $@"
	$(Q)$(COMPILE) $(LDFLAGS) -o $@ $(filter %.c %.a,$^) $(LIBRARIES)

# A signed PDF of the office of tests/sign, changed by chance MUTANTS times, by all processors: none may be good. One
# takes 9 ms, and 14 with SANITIZE=1: 100,000 are half an hour of a processor.
MUTANTS ?= 100000
MUTANT_JOBS ?= $(shell nproc)

$(BUILD)/signed: tests/signed/main.c $(SIGN_OBJECTS) $(BUILD)/liblikhit.a
	@mkdir -p $(@D); echo "  LINK  $@"
	$(Q)$(COMPILE) $(SIGN_INCLUDES) $(LDFLAGS) -o $@ $(filter %.c %.o %.a,$^) $(LIBRARIES) $(SIGN_LIBRARIES)

.PHONY: mutants
mutants: $(BUILD)/likhit $(BUILD)/signed ## Change a signed PDF by chance MUTANTS times: is one still good?
	@python3 -B tests/sign/office.py $(BUILD)/likhit $(BUILD)/office
	seq $(MUTANT_JOBS) | xargs -P $(MUTANT_JOBS) -I SEED $(BUILD)/signed $(BUILD)/office/signed.pdf $(BUILD)/office/root.crt \
		$$(( ($(MUTANTS) + $(MUTANT_JOBS) - 1) / $(MUTANT_JOBS) )) SEED

.PHONY: pictures
pictures: $(BUILD)/likhit ## Make the pictures of README anew
	$< build samples/ita-2565/report.md --quiet --format png --ppi 60 -o docs/pictures/report.png
	$< build samples/manual/manual.md --quiet --format png --ppi 60 -o docs/pictures/manual.png
	rm docs/pictures/report-[34].png

.PHONY: picture-signed
picture-signed: ## Let three officials sign the sample: its picture, and the verdict in README
	@tools/install-packages.sh build pictures
	@$(MAKE) --no-print-directory all
	LC_ALL=C.UTF-8 FONTCONFIG_FILE=$$(tests/fonts.sh $(BUILD)) python3 -B tests/sign/picture.py docs/pictures/report-signed.png README.md

.PHONY: picture-preview
picture-preview: ## Make the picture of the preview anew (needs Chromium)
	@tools/install-packages.sh build browser
	@$(MAKE) --no-print-directory all
	@SCRIPT=picture.mjs tests/browser/run.sh $(BUILD) docs/pictures/preview.png

.PHONY: deps
deps: all ## Print the rooms and what they know; fail on an arrow against the stream and on circles of calls
	@python3 tools/rooms.py $(BUILD)

# A program of its own: Criterion cannot start under ThreadSanitizer.
$(BUILD)/threads: $(wildcard tests/threads/*.[ch]) $(BUILD)/liblikhit.a | $(WORDS)
	@mkdir -p $(@D); echo "  LINK  $@"
	$(Q)$(COMPILE) $(LDFLAGS) -o $@ $(filter %.c %.a,$^) $(LIBRARIES)

.PHONY: threads
threads: ## One engine on many threads, the preview with its server, and a batch, under ThreadSanitizer
	@$(MAKE) --no-print-directory SANITIZE=thread build/thread/threads all
	TSAN_OPTIONS=suppressions=tests/threads/suppressions.txt setarch -R build/thread/threads
	@TSAN_OPTIONS="suppressions=$(CURDIR)/tests/threads/suppressions.txt halt_on_error=1" RUNNER='setarch -R' \
		SANITIZE=thread LIKHIT=build/thread/likhit python3 tests/preview/test_preview.py
	@tests/threads/batch.sh build/thread

# Installing. The library's version in its file name changes with its interface.
INSTALL_ROOT = $(DESTDIR)$(PREFIX)
DATA = $(INSTALL_ROOT)/share/likhit

.PHONY: install
install: all ## Install under PREFIX (default /usr/local), DESTDIR in front
	install -d $(INSTALL_ROOT)/bin $(INSTALL_ROOT)/lib/pkgconfig $(INSTALL_ROOT)/include $(DATA)/layouts $(DATA)/fonts
	install -m 755 $(BUILD)/likhit $(INSTALL_ROOT)/bin/likhit
	install -D -m 755 $(BUILD)/likhit-reader.so $(INSTALL_ROOT)/lib/likhit/likhit-reader.so
	install -m 755 $(BUILD)/likhit-sign.so $(INSTALL_ROOT)/lib/likhit/likhit-sign.so
	install -m 755 $(BUILD)/likhit-preview.so $(INSTALL_ROOT)/lib/likhit/likhit-preview.so
	install -m 644 $(BUILD)/liblikhit.a $(INSTALL_ROOT)/lib/liblikhit.a
	install -m 755 $(BUILD)/liblikhit.so $(INSTALL_ROOT)/lib/liblikhit.so.$(VERSION)
	ln -sf liblikhit.so.$(VERSION) $(INSTALL_ROOT)/lib/$(SONAME)
	ln -sf $(SONAME) $(INSTALL_ROOT)/lib/liblikhit.so
	install -m 644 src/likhit.h $(INSTALL_ROOT)/include/likhit.h
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' -e 's|@MODULES@|$(MODULES)|' \
		-e 's|@PRIVATE@|$(UNLISTED_LIBRARIES)|' likhit.pc.in > $(INSTALL_ROOT)/lib/pkgconfig/likhit.pc
	install -m 644 $(wildcard layouts/*) $(DATA)/layouts
	install -m 644 $(wildcard fonts/*) $(DATA)/fonts
	install -m 644 $(WORDS) $(DATA)/thai.words
	$(foreach page,$(wildcard docs/*.1 docs/*.3),install -D -m 644 $(page) \
		$(INSTALL_ROOT)/share/man/man$(subst .,,$(suffix $(page)))/$(notdir $(page));)

.PHONY: uninstall
uninstall: ## Remove what install put there
	rm -f $(INSTALL_ROOT)/bin/likhit $(INSTALL_ROOT)/lib/liblikhit.a $(INSTALL_ROOT)/lib/liblikhit.so* \
		$(INSTALL_ROOT)/include/likhit.h $(INSTALL_ROOT)/lib/pkgconfig/likhit.pc \
		$(INSTALL_ROOT)/share/man/man1/likhit.1 $(INSTALL_ROOT)/share/man/man3/liblikhit.3
	rm -rf $(DATA) $(INSTALL_ROOT)/lib/likhit

.PHONY: clean
clean: ## Remove everything built
	rm -rf build

.PHONY: help
help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1 /p' $(MAKEFILE_LIST) | sort | awk '{n=$$1; $$1=""; printf "  make %-14s%s\n", n, $$0}'

-include $(LIBRARY_OBJECTS:.o=.d) $(READER_OBJECTS:.o=.d) $(SIGN_OBJECTS:.o=.d) $(PREVIEW_OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(TEST_OBJECTS:.o=.d)
-include $(wildcard build/fuzz/fuzz-*.d)
