/* A message of a handle as a value, for tests that look at one. */
#ifndef LIKHIT_TESTS_API_MESSAGE_H
#define LIKHIT_TESTS_API_MESSAGE_H

#include "likhit.h"

static inline LkMessage message_at(const LkMessages *messages, size_t index)
{
    LkMessage message = {LK_SIZED(LkMessage), .code = "", .message = ""};
    lk_messages_at(messages, index, LK_LANGUAGE_ENGLISH, &message);
    return message;
}

/* Notes and warnings passed over. */
static inline LkMessage first_error(const LkMessages *messages)
{
    size_t index = 0;
    while (index < lk_messages_count(messages) && lk_messages_severity(messages, index) != LK_SEVERITY_ERROR)
        index++;
    return message_at(messages, index);
}

#endif
