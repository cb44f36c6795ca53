/* YAML as a tree with places. */
#include "base/yaml.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static const LkYaml *parse(const char *text, LkArena *arena, LkDiagnostics *diagnostics)
{
    LkFile *file = LK_NEW(arena, LkFile);
    *file = (LkFile){"test.yaml", lk_text(text)};
    lk_diagnostics_init(diagnostics, arena);
    return lk_yaml_parse(file, arena, diagnostics);
}

Test(yaml, keeps_values_as_written_in_order)
{
    LkArena *arena = lk_arena_create();
    LkDiagnostics diagnostics;
    const LkYaml *root =
        parse("ข: ๐๒\na: 010\nb: yes\nc: \"x\\u0E01\"\nd: |\n  one\n  two\ne: ~\nf:\n", arena, &diagnostics);
    cr_assert_not_null(root);
    cr_expect_eq(root->count, 7);
    cr_expect(lk_text_is(root->first->key, "ข") && lk_text_is(root->first->text, "๐๒"));
    cr_expect(lk_text_is(lk_yaml_get(root, "a")->text, "010"));
    cr_expect(lk_text_is(lk_yaml_get(root, "b")->text, "yes"));
    cr_expect(lk_text_is(lk_yaml_get(root, "c")->text, "xก") && lk_yaml_get(root, "c")->is_quoted);
    cr_expect(lk_text_is(lk_yaml_get(root, "d")->text, "one\ntwo\n"));
    cr_expect_eq(lk_yaml_get(root, "e")->kind, LK_YAML_NULL);
    cr_expect_eq(lk_yaml_get(root, "f")->kind, LK_YAML_NULL);
    cr_expect_null(lk_yaml_get(root, "g"));
    lk_arena_destroy(arena);
}

Test(yaml, columns_count_thai_characters)
{
    LkArena *arena = lk_arena_create();
    LkDiagnostics diagnostics;
    const LkYaml *root = parse("# ที่\r\nชื่อ: นายพนม\r\nlist: [ก, \"ข้อ\", {ค: ง}]\r\n", arena, &diagnostics);
    cr_assert_not_null(root);
    LkSpan name = lk_yaml_get(root, "ชื่อ")->span;
    cr_expect(name.line == 2 && name.column == 7 && name.length == 6, "%u:%u+%u", name.line, name.column,
              name.length);
    const LkYaml *list = lk_yaml_get(root, "list");
    cr_assert_eq(list->count, 3);
    cr_expect(list->span.line == 3 && list->span.column == 7);
    const LkYaml *inner = list->first->next->next->first;
    cr_expect(inner->key_span.column == 19 && inner->span.column == 22, "%u %u", inner->key_span.column,
              inner->span.column);
    lk_arena_destroy(arena);
}

Test(yaml, a_part_of_a_file_keeps_the_files_lines)
{
    LkArena *arena = lk_arena_create();
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, arena);
    static const char text[] = "---\ntitle: รายงาน\nbad: [\n---\nbody: {\n";
    LkFile file = {"report.md", lk_text(text)};
    size_t end = (size_t)(strstr(text, "bad") - text);
    const LkYaml *root = lk_yaml_parse_part(&file, 4, end, arena, &diagnostics);
    cr_assert_not_null(root);
    cr_expect_eq(root->count, 1);
    cr_expect(root->first->span.line == 2 && root->first->span.column == 8);
    cr_expect_null(lk_yaml_parse_part(&file, 4, end + 7, arena, &diagnostics));
    cr_expect_geq(diagnostics.first->span.line, 3);
    lk_arena_destroy(arena);
}

static void parse_guarded(void *context)
{
    LkDiagnostics diagnostics;
    parse("a: {b: [1, 2, 3], c: d}\ne: f: g\n", context, &diagnostics);
}

/* libfyaml 0.7 leaks at such bytes within quotes: the suite under AddressSanitizer sees it. */
Test(yaml, refuses_control_characters_at_their_place)
{
    static const struct {
        const char *text, *code;
        uint32_t line, column;
    } cases[] = {{"'''\x17''", "E-control", 1, 4},
                 {"ก: ข\x01\n", "E-control", 1, 5},
                 {"a: b\nc: \"\x7F\"\n", "E-control", 2, 5},
                 {"a: \xFF\n", "E-yaml-utf8", 1, 4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LkArena *arena = lk_arena_create();
        LkDiagnostics diagnostics;
        cr_expect_null(parse(cases[i].text, arena, &diagnostics));
        cr_assert_eq(diagnostics.errors, 1, "case %zu", i);
        cr_expect_str_eq(diagnostics.first->code, cases[i].code);
        cr_expect(diagnostics.first->span.line == cases[i].line &&
                  diagnostics.first->span.column == cases[i].column);
        lk_arena_destroy(arena);
    }
}

Test(yaml, running_out_of_memory_gives_all_back)
{
    size_t finished = 0;
    for (size_t n = 1; n < 60; n++) {
        LkArena *arena = lk_arena_create();
        lk_arena_fail_after(arena, n);
        finished += lk_arena_guarded(arena, parse_guarded, arena);
        lk_arena_destroy(arena);
    }
    cr_expect(finished > 0 && finished < 59, "the failures did not fall inside");
}

/* The allocators of sanitizers end a process that has no memory left, where malloc returns NULL. */
#if defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SANITIZER
#endif
#elif defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define HAS_SANITIZER
#endif

#ifndef HAS_SANITIZER
static void limit_address_space(rlim_t bytes)
{
    struct rlimit limit;
    cr_assert_eq(getrlimit(RLIMIT_AS, &limit), 0);
    limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
    cr_assert_eq(setrlimit(RLIMIT_AS, &limit), 0);
}

/* Takes all memory that malloc has, down to the smallest blocks, and that the system would give it. Returns
 * the first of the blocks: each holds the address of the next one. */
static void **take_all_memory(void)
{
    limit_address_space(0);
    void **list = NULL;
    for (size_t size = (size_t)1 << 20; size >= sizeof *list; size = size > 4096 ? size / 2 : size - 8)
        for (void **block; (block = malloc(size)) != NULL; list = block)
            *block = (void *)list;
    return list;
}

static void give_back(void **list)
{
    limit_address_space(RLIM_INFINITY);
    while (list != NULL) {
        void **next = *list;
        free((void *)list);
        list = next;
    }
}

/* The arena has room in its first block; the library below asks malloc. */
Test(yaml, without_memory_for_its_reader_is_an_error)
{
    LkArena *arena = lk_arena_create();
    LkDiagnostics diagnostics;
    LkFile file = {"test.yaml", lk_text("a: 1\n")};
    lk_diagnostics_init(&diagnostics, arena);
    void **taken = take_all_memory();
    const LkYaml *root = lk_yaml_parse(&file, arena, &diagnostics);
    give_back(taken);
    cr_expect_null(root);
    cr_assert_eq(diagnostics.errors, 1);
    cr_expect_str_eq(diagnostics.last->code, "E-yaml-start");
    lk_arena_destroy(arena);
}
#endif
