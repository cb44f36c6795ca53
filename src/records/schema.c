/* Reading the schema from the front matter. The rule of a column is a map, or just the name of its type. */
#include "records/schema_private.h"

#include "base/limits.h"

static const char *const type_names[] = {"text", "number", "integer", "date"};
enum { TYPES = sizeof type_names / sizeof *type_names };

/* ---- A rule */

static bool read_bool(LkReader *reader, const LkYaml *map, const char *key)
{
    const LkYaml *node = lk_yaml_get(map, key);
    bool value = false;
    if (node != NULL)
        lk_yaml_bool(reader, node, &value);
    return value;
}

static void read_type(LkReader *reader, const LkYaml *node, LkFieldRule *rule)
{
    LkText text;
    if (node == NULL || node->kind == LK_YAML_NULL || !lk_yaml_scalar(reader, node, &text))
        return;
    for (size_t i = 0; i < TYPES; i++) {
        if (lk_text_is(text, type_names[i])) {
            rule->type = (LkFieldType)i;
            return;
        }
    }
    const char *nearest = lk_nearest(text, type_names, TYPES);
    lk_tell(reader->diagnostics, LK_E_SCHEMA_TYPE, node->span,
            LK_WITH(lk_named_text("type", text), lk_meant(nearest)));
}

static void read_bound(LkReader *reader, const LkYaml *node, const LkFieldRule *rule, LkBound *bound)
{
    LkText text;
    if (node->kind == LK_YAML_NULL || !lk_yaml_scalar(reader, node, &text))
        return; /* open */
    *bound = (LkBound){.is_set = true, .text = text};
    bool is_date = rule->type == LK_FIELD_DATE;
    LkDateRead date = {.reading = LK_DATE_NONE};
    if (is_date)
        date = lk_date_of(text, rule->format);
    if (date.reading == LK_DATE_SURE)
        bound->date = lk_text(lk_date_iso(date.date, reader->arena));
    if (is_date ? date.reading == LK_DATE_SURE || lk_date_doubt(reader, &date, text, node->span)
                : lk_number_read(text, &bound->number)) {
        bound->is_set = !is_date || date.reading == LK_DATE_SURE;
        return;
    }
    bound->is_set = false;
    lk_tell(reader->diagnostics, is_date ? LK_E_SCHEMA_RANGE_DATE : LK_E_SCHEMA_RANGE_NUMBER, node->span,
            LK_WITH(lk_named_text("value", text)));
}

static void read_format(LkReader *reader, const LkYaml *node, LkFieldRule *rule)
{
    char order[4];
    LkText text;
    if (node == NULL || !lk_yaml_scalar(reader, node, &text))
        return;
    if (rule->type != LK_FIELD_DATE)
        lk_tell(reader->diagnostics, LK_E_SCHEMA_FORMAT_TYPE, node->key_span, NULL);
    else if (lk_date_order(text, order))
        rule->format = text;
    else
        lk_tell(reader->diagnostics, LK_E_SCHEMA_FORMAT, node->span, LK_WITH(lk_named_text("format", text)));
}

static int compare_bounds(const LkFieldRule *rule)
{
    return rule->type == LK_FIELD_DATE ? lk_text_compare(rule->low.date, rule->high.date)
                                       : lk_number_compare(&rule->low.number, &rule->high.number);
}

static void read_range(LkReader *reader, const LkYaml *node, LkFieldRule *rule)
{
    if (node == NULL)
        return;
    if (rule->type == LK_FIELD_TEXT) {
        lk_tell(reader->diagnostics, LK_E_SCHEMA_RANGE_TEXT, node->key_span, NULL);
        return;
    }
    if (node->kind != LK_YAML_LIST || node->count != 2) {
        lk_tell(reader->diagnostics, LK_E_SCHEMA_RANGE, node->span, NULL);
        return;
    }
    read_bound(reader, node->first, rule, &rule->low);
    read_bound(reader, node->first->next, rule, &rule->high);
    if (rule->low.is_set && rule->high.is_set && compare_bounds(rule) > 0)
        lk_tell(reader->diagnostics, LK_E_SCHEMA_RANGE_ORDER, node->first->span, NULL);
}

static void read_values(LkReader *reader, const LkYaml *node, LkFieldRule *rule)
{
    if (node == NULL)
        return;
    if (node->kind != LK_YAML_LIST || node->count == 0) {
        lk_tell(reader->diagnostics, LK_E_SCHEMA_VALUES, node->span, NULL);
        return;
    }
    rule->values = LK_NEW_ARRAY(reader->arena, node->count, LkText);
    for (const LkYaml *item = node->first; item != NULL; item = item->next)
        if (lk_yaml_scalar(reader, item, &rule->values[rule->value_count]))
            rule->value_count++;
}

static void read_rule(LkReader *reader, const LkYaml *node, LkFieldRule *rule)
{
    static const char *const keys[] = {"type", "required", "range", "pattern", "values", "unique", "format"};
    *rule = (LkFieldRule){.name = lk_text_trim(node->key), .span = node->key_span};
    if (node->kind != LK_YAML_MAP) {
        read_type(reader, node, rule);
        return;
    }
    lk_yaml_known_keys(reader, node, keys, sizeof keys / sizeof *keys, LK_TERM_SCHEMA_FIELD);
    read_type(reader, lk_yaml_get(node, "type"), rule);
    read_format(reader, lk_yaml_get(node, "format"), rule);
    rule->required = read_bool(reader, node, "required");
    rule->unique = read_bool(reader, node, "unique");
    read_range(reader, lk_yaml_get(node, "range"), rule);
    read_values(reader, lk_yaml_get(node, "values"), rule);
    const LkYaml *pattern = lk_yaml_get(node, "pattern");
    if (pattern != NULL)
        rule->pattern = lk_pattern_compile(reader, pattern);
}

static bool is_map(LkReader *reader, const LkYaml *node, LkHintId hint)
{
    if (node->kind == LK_YAML_MAP)
        return true;
    return node->kind != LK_YAML_NULL &&
           lk_tell(reader->diagnostics, LK_E_SCHEMA_MAP, node->span, LK_WITH(lk_with_hint(hint)));
}

static void read_rules(LkReader *reader, const LkYaml *node, LkFieldRules *rules)
{
    if (node == NULL || !is_map(reader, node, LK_HINT_OWN))
        return;
    if (node->count > LK_LIMIT_RECORD_COLUMNS) {
        lk_tell(reader->diagnostics, LK_E_LIMIT_COLUMNS_SCHEMA, node->span,
                LK_WITH(lk_named_number("count", (long long)node->count),
                        lk_named_number("most", LK_LIMIT_RECORD_COLUMNS)));
        return;
    }
    rules->items = LK_NEW_ARRAY(reader->arena, node->count, LkFieldRule);
    for (const LkYaml *field = node->first; field != NULL; field = field->next)
        read_rule(reader, field, &rules->items[rules->count++]);
}

/* ---- The batch */

static LkText read_text(LkReader *reader, const LkYaml *map, const char *key, LkSpan *span)
{
    LkText text = {"", 0};
    const LkYaml *node = lk_yaml_get(map, key);
    if (node != NULL) {
        lk_yaml_scalar(reader, node, &text);
        *span = node->span;
    }
    return lk_text_trim(text);
}

static void read_join(LkReader *reader, const LkYaml *node, LkJoinRule *join)
{
    static const char *const keys[] = {"key", "fields", "required", "header-row"};
    *join = (LkJoinRule){.name = node->key, .span = node->key_span, .key_span = node->key_span};
    if (node->kind != LK_YAML_MAP) { /* the key alone */
        join->key_span = node->span;
        if (lk_yaml_scalar(reader, node, &join->key))
            join->key = lk_text_trim(join->key);
        return;
    }
    lk_yaml_known_keys(reader, node, keys, sizeof keys / sizeof *keys, LK_TERM_JOINED_TABLE);
    join->key = read_text(reader, node, "key", &join->key_span);
    join->required = read_bool(reader, node, "required");
    join->header_row = lk_yaml_header_row(reader, lk_yaml_get(node, "header-row"));
    read_rules(reader, lk_yaml_get(node, "fields"), &join->fields);
}

static void read_joins(LkReader *reader, const LkYaml *node, LkSchema *schema)
{
    if (node == NULL || !is_map(reader, node, LK_HINT_SCHEMA_TABLES))
        return;
    if (node->count > LK_LIMIT_RECORD_TABLES) {
        lk_tell(reader->diagnostics, LK_E_LIMIT_TABLES_JOINED, node->span,
                LK_WITH(lk_named_number("count", (long long)node->count),
                        lk_named_number("most", LK_LIMIT_RECORD_TABLES)));
        return;
    }
    schema->joins = LK_NEW_ARRAY(reader->arena, node->count, LkJoinRule);
    for (const LkYaml *table = node->first; table != NULL; table = table->next)
        read_join(reader, table, &schema->joins[schema->join_count++]);
}

const LkSchema *lk_schema_read(LkReader *reader, const LkYaml *map)
{
    static const char *const keys[] = {"key", "file", "tables", "header-row"};
    LkSchema *schema = LK_NEW(reader->arena, LkSchema);
    const LkYaml *batch = lk_yaml_get(map, "batch");
    read_rules(reader, lk_yaml_get(map, "fields"), &schema->fields);
    if (batch == NULL || !is_map(reader, batch, LK_HINT_SCHEMA_BATCH))
        return schema;
    lk_yaml_known_keys(reader, batch, keys, sizeof keys / sizeof *keys, LK_TERM_BATCH);
    schema->key = read_text(reader, batch, "key", &schema->key_span);
    const LkYaml *header_row = lk_yaml_get(batch, "header-row");
    schema->header_row = lk_yaml_header_row(reader, header_row);
    schema->header_row_span = header_row != NULL ? header_row->span : (LkSpan){0};
    schema->file = read_text(reader, batch, "file", &schema->file_span);
    read_joins(reader, lk_yaml_get(batch, "tables"), schema);
    return schema;
}
