/**
 * The length of a span in bytes; 0 if it is of a detail that is absent.
 */
static inline size_t copydesk_span_len(copydesk_span span)
{
    return span.end > span.start ? span.end - span.start : 0;
}

/**
 * The first byte of a span, of the article it was found in. No NUL stands behind the last.
 */
static inline const uint8_t *copydesk_span_data(copydesk_span span, const uint8_t *article)
{
    return article + span.start;
}

