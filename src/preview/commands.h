/* What pages ask for, answered on the builder's thread: bodies are JSON, and so are answers, of malloc. NULL
 * = not understood. */
#ifndef LIKHIT_PREVIEW_COMMANDS_H
#define LIKHIT_PREVIEW_COMMANDS_H

#include <stdio.h>

#include "preview/builder.h"

struct cJSON;

/* ---- commands.c */
/* Fills in the answer to a request. */
void lk_command_answer(LkPreview *preview, LkRequest *request);

/* ---- command_help.c */
/* Returns the view that a body names; NULL = none. */
LkView *lk_view_of(LkPreview *preview, const struct cJSON *body);
/* Returns an object as text, and takes the object over. */
char *lk_json_printed(struct cJSON *object);

/* ---- compare.c: what differs, and what can be compared with */
char *lk_answer_compare(LkPreview *preview, const struct cJSON *body);
char *lk_answer_pdfs(LkPreview *preview, const struct cJSON *body);

/* ---- places.c: both ways between page and source */
char *lk_answer_place(LkPreview *preview, const struct cJSON *body);
char *lk_answer_find(LkPreview *preview, const struct cJSON *body);
char *lk_answer_goto(LkPreview *preview, const struct cJSON *body);

/* ---- values.c: the values of a view's layout */
char *lk_answer_values(LkPreview *preview, const struct cJSON *body);
char *lk_answer_set_values(LkPreview *preview, const struct cJSON *body);
char *lk_answer_save_values(LkPreview *preview, const struct cJSON *body);

#endif
