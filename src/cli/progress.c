/* Progress: records done, their rate, what is left, and how many failed. */
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/progress.h"

#define BAR_SECONDS  0.1
#define LINE_SECONDS 10.0
#define JSON_SECONDS 1.0

CliProgressKind cli_progress_kind(void)
{
    return isatty(STDERR_FILENO) ? CLI_PROGRESS_BAR : CLI_PROGRESS_LINES;
}

void cli_progress_hide(CliProgress *progress)
{
    if (progress->is_shown)
        fputs("\r\033[K", stderr);
    progress->is_shown = false;
}

static size_t done_of(const LkBatchProgress *now)
{
    return now->kept + now->made + now->failed;
}

static double rate_of(const LkBatchProgress *now)
{
    return now->seconds > 0 ? (double)(now->made + now->failed) / now->seconds : 0;
}

static void put_left(const LkBatchProgress *now)
{
    double rate = rate_of(now);
    size_t left = now->total - done_of(now);
    if (rate <= 0 || left == 0)
        return;
    unsigned long seconds = (unsigned long)((double)left / rate + 0.5);
    char clock[32];
    snprintf(clock, sizeof clock, "%lu:%02lu", seconds / 60, seconds % 60);
    cli_put(stderr, "PROGRESS_LEFT", "left", clock, NULL);
}

static void put_text(const LkBatchProgress *now)
{
    cli_put(stderr, "PROGRESS", "done", cli_number(done_of(now)).digits, "total",
            cli_number(now->total).digits, "rate", cli_decimal(rate_of(now), 0).digits, NULL);
    put_left(now);
    if (now->failed > 0)
        cli_put(stderr, "PROGRESS_FAILED", "failed", cli_number(now->failed).digits, NULL);
}

static void put_bar(const LkBatchProgress *now)
{
    struct winsize size = {0};
    int columns = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
    int width = columns > 90 ? 30 : columns > 70 ? 16 : 0;
    int filled = now->total > 0 ? (int)((double)width * (double)done_of(now) / (double)now->total) : 0;
    fputs("\r\033[K", stderr);
    for (int i = 0; i < width; i++)
        fputs(i < filled ? "█" : "·", stderr);
    fputs(width > 0 ? " " : "", stderr);
    put_text(now);
    fflush(stderr);
}

static void put_json(const LkBatchProgress *now)
{
    printf("{\"total\":%zu,\"kept\":%zu,\"made\":%zu,\"failed\":%zu,\"pages\":%zu,\"seconds\":%.3f}\n",
           now->total, now->kept, now->made, now->failed, now->pages, now->seconds);
    fflush(stdout);
}

void cli_progress_show(CliProgress *progress, const LkBatchProgress *now)
{
    static const double pauses[] = {BAR_SECONDS, LINE_SECONDS, JSON_SECONDS, 0};
    bool is_last = done_of(now) >= now->total;
    progress->now = *now;
    progress->now.key = NULL;
    progress->is_told = false;
    if (progress->kind == CLI_PROGRESS_NONE ||
        (!is_last && now->seconds - progress->last < pauses[progress->kind]))
        return;
    progress->last = now->seconds;
    if (progress->kind == CLI_PROGRESS_BAR) {
        put_bar(now);
        progress->is_shown = true;
    } else if (progress->kind == CLI_PROGRESS_JSON) {
        put_json(now);
        progress->is_told = true;
    } else if (!is_last) {
        put_text(now);
        fputs("\n", stderr);
    }
}

void cli_progress_end(CliProgress *progress)
{
    cli_progress_hide(progress);
    if (progress->kind == CLI_PROGRESS_JSON && !progress->is_told)
        put_json(&progress->now);
    progress->is_told = false;
}
