/* A module of another version. */
extern const char *const lk_preview_module[9];

const char *const lk_preview_module[9] = {"9.8.7"};
