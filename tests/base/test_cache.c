/* The cache by itself: what it gives back, what it lets go, and many threads at once. */
#include <criterion/criterion.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "base/cache.h"

static LkText key_of(char *room, int number)
{
    return (LkText){room, (size_t)sprintf(room, "paragraph number %d", number)};
}

static bool has(LkCache *cache, int number)
{
    char room[64];
    return lk_cache_find(cache, key_of(room, number)) > 0;
}

static void keep(LkCache *cache, int number, size_t size)
{
    char room[64], value[4096];
    memset(value, number, sizeof value);
    lk_cache_store(cache, key_of(room, number), value, size);
}

Test(cache, gives_back_what_was_kept_and_nothing_else)
{
    LkCache *cache = lk_cache_create(1 << 20);
    char value[8] = "", room[64];
    keep(cache, 7, 8);
    cr_expect_eq(lk_cache_find(cache, key_of(room, 7)), 8);
    cr_expect(lk_cache_copy(cache, key_of(room, 7), value, 8));
    cr_expect_eq(value[7], 7);
    cr_expect_not(lk_cache_copy(cache, key_of(room, 7), value, 4), "a value of another size");
    cr_expect_eq(lk_cache_find(cache, key_of(room, 8)), 0);
    cr_expect_eq(lk_cache_find(cache, LK_TEXT("")), 0);
    lk_cache_destroy(cache);
}

Test(cache, what_was_asked_for_longest_ago_goes_first)
{
    LkCache *cache = lk_cache_create(1 << 20);
    char value[1000], room[64];
    for (int i = 0; i < 5000; i++) {
        keep(cache, i, 1000);
        cr_expect(lk_cache_copy(cache, key_of(room, 0), value, 1000), "the one in use went at %d", i);
    }
    cr_expect_not(has(cache, 1));
    cr_expect(has(cache, 4999));
    int kept = 0;
    for (int i = 0; i < 5000; i++)
        kept += has(cache, i);
    cr_expect(kept > 500 && kept < 1049, "%d of 1,000 bytes in a mebibyte", kept);
    lk_cache_destroy(cache);
}

Test(cache, what_nobody_asks_for_goes_though_there_is_room)
{
    LkCache *cache = lk_cache_create((size_t)64 << 20);
    char value[100], room[64];
    for (int edit = 0; edit < 2000;
         edit++) { /* forty paragraphs that stay, and one that is another each time */
        for (int i = 0; i < 40; i++)
            if (!lk_cache_copy(cache, key_of(room, i), value, 100))
                keep(cache, i, 100);
        if (!lk_cache_copy(cache, key_of(room, 1000 + edit), value, 100))
            keep(cache, 1000 + edit, 100);
    }
    int staying = 0, passing = 0;
    for (int i = 0; i < 40; i++)
        staying += has(cache, i);
    for (int edit = 0; edit < 2000; edit++)
        passing += has(cache, 1000 + edit);
    cr_expect_eq(staying, 40);
    cr_expect(passing < 1000, "%d of 2,000", passing);
    lk_cache_destroy(cache);
}

Test(cache, what_is_too_large_is_not_kept)
{
    LkCache *cache = lk_cache_create(16 * 4096);
    keep(cache, 1, 4000);
    cr_expect_not(has(cache, 1));
    keep(cache, 2, 100);
    cr_expect(has(cache, 2));
    lk_cache_destroy(cache);
}

static void *use(void *context)
{
    char value[512], room[64];
    for (int i = 0; i < 20000; i++) {
        int number = i * 31 % 700;
        if (lk_cache_copy(context, key_of(room, number), value, 512))
            for (int k = 0; k < 512; k++)
                if (value[k] != (char)number)
                    return context;
        keep(context, number, 512);
    }
    return NULL;
}

Test(cache, threads_read_whole_values)
{
    LkCache *cache = lk_cache_create(256 << 10);
    pthread_t threads[4];
    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, use, cache);
    for (int i = 0; i < 4; i++) {
        void *wrong = NULL;
        pthread_join(threads[i], &wrong);
        cr_expect_null(wrong);
    }
    lk_cache_destroy(cache);
}
