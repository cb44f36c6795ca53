/* The requests of clients (browser pages that show the preview), answered on the builder's thread. The body
 * of a request is JSON. Each lk_answer_… returns the answer as JSON, from malloc; NULL when the body is not
 * understood. */
#ifndef LIKHIT_PREVIEW_COMMANDS_H
#define LIKHIT_PREVIEW_COMMANDS_H

#include <stdio.h>

#include "preview/builder.h"

struct cJSON;

/* ---- commands.c */
/* Finds the function for the request's name and fills in its answer. */
void lk_command_answer(LkPreview *preview, LkRequest *request);

/* ---- command_help.c */
/* Returns the view that the body of a request names; NULL when there is no such view. */
LkView *lk_view_of(LkPreview *preview, const struct cJSON *body);
/* Returns an object as text, from malloc, and frees the object. */
char *lk_json_printed(struct cJSON *object);

/* ---- compare.c: turns the comparison on and off; lists the PDFs that the draft can be compared with */
char *lk_answer_compare(LkPreview *preview, const struct cJSON *body);
char *lk_answer_pdfs(LkPreview *preview, const struct cJSON *body);

/* ---- places.c: what stands at a place of a page; where a place of the source is printed; the same for all
 * clients */
char *lk_answer_place(LkPreview *preview, const struct cJSON *body);
char *lk_answer_find(LkPreview *preview, const struct cJSON *body);
char *lk_answer_goto(LkPreview *preview, const struct cJSON *body);

/* ---- values.c: lists, overrides and saves the values of a view's layout */
char *lk_answer_values(LkPreview *preview, const struct cJSON *body);
char *lk_answer_set_values(LkPreview *preview, const struct cJSON *body);
char *lk_answer_save_values(LkPreview *preview, const struct cJSON *body);

#endif
