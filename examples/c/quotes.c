/* quotes: who said what in one article.
 *
 *     quotes FILE
 *
 * Each entity that speaks, with its words; then the words whose speaker is not known by name. */
#include <stdio.h>
#include <string.h>

#include "copydesk.h"

static unsigned char article[1 << 20];

/* Prints the text of a span on one line. */
static void print_text(uint32_t format, copydesk_span span)
{
    static char text[1 << 20];
    size_t i;
    copydesk_decode(format, copydesk_span_data(span, article), copydesk_span_len(span), text, sizeof text);
    for (i = 0; text[i] != '\0'; i++)
        putchar(text[i] == '\n' ? ' ' : text[i]);
}

/* Prints the words of a quote; of several paragraphs without what stands between them. */
static void print_quote(const copydesk_annotations *found, size_t quote)
{
    size_t i, parts;
    const copydesk_span *part = copydesk_annotations_quote_parts(found, quote, &parts);
    printf("    %s:", copydesk_quote_kind_name(copydesk_annotations_quotes(found, NULL)[quote].kind));
    for (i = 0; i < parts; i++) {
        putchar(' ');
        print_text(copydesk_annotations_format(found), part[i]);
    }
    putchar('\n');
}

int main(int argc, char **argv)
{
    copydesk_options options;
    copydesk_error error;
    copydesk_extractor *extractor = NULL;
    copydesk_annotations *found = copydesk_annotations_new();
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    size_t len, i, j, n_entities, n_quotes;
    int failed = 1;

    if (file == NULL) {
        fprintf(stderr, "usage: quotes FILE\n");
        return 2;
    }
    len = fread(article, 1, sizeof article, file);
    fclose(file);

    /* Direct quotes are found anyway; this asks for reported speech too. */
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.quotes = COPYDESK_QUOTES_ALL;
    if (copydesk_extractor_new(&options, NULL, 0, &extractor, &error) != COPYDESK_STATUS_OK ||
        copydesk_extract(extractor, article, len, found, &error) != COPYDESK_STATUS_OK) {
        fprintf(stderr, "quotes: %s\n", error.message);
    } else {
        const copydesk_quote *quote = copydesk_annotations_quotes(found, &n_quotes);
        const copydesk_entity *entity = copydesk_annotations_entities(found, &n_entities);
        uint32_t format = copydesk_annotations_format(found);

        for (i = 0; i < n_entities; i++) {
            int named = 0;
            for (j = 0; j < n_quotes; j++) {
                if (quote[j].entity != i)
                    continue;
                if (!named++) {
                    print_text(format, entity[i].name);
                    putchar('\n');
                }
                print_quote(found, j);
            }
        }
        for (j = 0; j < n_quotes; j++) {
            if (quote[j].entity == COPYDESK_NO_ENTITY) {
                print_text(format, quote[j].speaker);
                puts("?");
                print_quote(found, j);
            }
        }
        failed = 0;
    }
    copydesk_annotations_free(found);
    copydesk_extractor_free(extractor);
    return failed;
}
