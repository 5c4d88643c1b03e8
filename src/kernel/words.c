/* The words of texts, as `tellings/words.py` tells them. Its tables of characters are handed in. */

#include "kernel.h"

#include <string.h>

enum { SEPARATOR, APOSTROPHE, HYPHEN, STOP, COMMA, IGNORABLE, LINE, FIRST = 48, OTHER = 128 };
enum { DIGIT = 1, CAPITAL = 2 };
enum { LONGEST = 64, BEFORE = 4, BEHIND = 8 };
#define PLANES 0x20000

typedef struct {
    const uint8_t *kinds, *single;
    const uint32_t *points;
} Tables;

typedef struct {
    uint64_t *hashes;
    int32_t *starts, *ends;
    uint8_t *marks;
    Py_ssize_t count, room;
} Found;

typedef struct {
    const void *data;
    Py_ssize_t length;
    int width;
} Text;

/* What is noted of each character of a text: its kind, with `BEFORE` separators before and `BEHIND` behind; how many
   words begin or end before it; whether it needs a closer look. `places` and `vanished` list some of them. */
typedef struct {
    uint8_t *kinds, *turns, *special;
    int32_t *places, *vanished;
    Py_ssize_t room;
} Scratch;

static inline int is_digit(uint8_t kind) { return kind >= FIRST && kind < FIRST + 10; }
static inline int is_letter(uint8_t kind) { return kind > FIRST + 9; }
static inline int is_word(uint8_t kind) { return kind >= FIRST || kind == IGNORABLE; }

static int groups_thousands(const uint8_t *at) {
    return is_digit(at[-1]) && is_digit(at[1]) && is_digit(at[2]) && is_digit(at[3]) && !is_digit(at[4]);
}

/* Whether the character, none of a word's letters, vanishes in comparisons; two before it and four behind it count. */
static int vanishes(const uint8_t *at) {
    uint8_t left = at[-1], right = at[1];
    switch (*at) {
    case APOSTROPHE:
    case IGNORABLE: return is_word(left) && is_word(right);
    case HYPHEN:
        return (is_letter(left) && is_word(right)) || (is_word(left) && is_letter(right)) ||
               (is_letter(left) && right == LINE && is_letter(at[2]));
    case LINE: return left == HYPHEN && is_letter(at[-2]) && is_letter(right);
    case STOP: return (is_letter(left) && is_letter(right) && at[-2] < FIRST) || groups_thousands(at);
    case COMMA: return groups_thousands(at);
    default: return 0;
    }
}

/* Eight bytes as a number, the first one lowest, whatever the machine's own order; compilers make one load of it. */
static inline uint64_t eight(const uint8_t *at) {
    return (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 | (uint64_t)at[3] << 24 |
           (uint64_t)at[4] << 32 | (uint64_t)at[5] << 40 | (uint64_t)at[6] << 48 | (uint64_t)at[7] << 56;
}

/* The hash of some letters, one at least; seven bytes behind them may be looked at. */
static inline uint64_t hash_of(const uint8_t *letters, Py_ssize_t length) {
    uint64_t found = eight(letters) << (64 - 8 * (length < 8 ? length : 8));
    for (Py_ssize_t done = 8; done < LONGEST && done < length; done += 8)
        found = mixed(found) + (eight(letters + done) << (64 - 8 * (length - done < 8 ? length - done : 8)));
    return mixed(found);
}

static uint64_t hash_without_vanished(const uint8_t *kinds, Py_ssize_t length) {
    uint8_t letters[LONGEST + BEHIND];
    Py_ssize_t count = 0;
    memset(letters, 0, sizeof letters);
    for (Py_ssize_t at = 0; at < length && count < LONGEST; at++)
        if (kinds[at] >= FIRST) letters[count++] = kinds[at];
    return hash_of(letters, count);
}

static inline Py_UCS4 code_at(int width, const void *data, Py_ssize_t at) {
    Py_UCS4 code = PyUnicode_READ(width, data, at);
    return code < PLANES ? code : PLANES - 1;
}

static void fill(const Tables *tables, const Text *text, uint8_t *kinds) {
    const uint8_t *table = tables->kinds;
    const Py_UCS1 *ones = text->data;
    const Py_UCS2 *twos = text->data;
    if (text->width == PyUnicode_1BYTE_KIND)
        for (Py_ssize_t at = 0; at < text->length; at++) kinds[at] = table[ones[at]];
    else if (text->width == PyUnicode_2BYTE_KIND)
        for (Py_ssize_t at = 0; at < text->length; at++) kinds[at] = table[twos[at]];
    else
        for (Py_ssize_t at = 0; at < text->length; at++) kinds[at] = table[code_at(text->width, text->data, at)];
}

/* Where words begin and end by their letters alone, and which characters need a closer look: joiners between two that
   are no separators, and letters beyond the Latin alphabet. Loops without a branch, which compilers turn into steps of
   sixteen characters. */
static void find_turns(const Scratch *scratch, Py_ssize_t length) {
    const uint8_t *kinds = scratch->kinds;
    uint8_t *restrict turns = scratch->turns, *restrict special = scratch->special;
    for (Py_ssize_t at = 0; at <= length; at++) {
        turns[at] = (kinds[at] >= FIRST) != (kinds[at - 1] >= FIRST);
        special[at] = ((kinds[at] >= APOSTROPHE) & (kinds[at] <= LINE) & (kinds[at - 1] != SEPARATOR) &
                       (kinds[at + 1] != SEPARATOR)) | (kinds[at] >= OTHER);
    }
}

/* Takes vanishing characters into their words and lists their places, then parts what stands alone from its neighbours:
   where one word ends and the next begins at once, two turns are in one place. */
static void mend_turns(const Scratch *scratch, const Tables *tables, const Text *text) {
    uint8_t *turns = scratch->turns, *end = scratch->special + text->length, *found;
    int32_t *vanished = scratch->vanished;
    for (found = scratch->special; (found = memchr(found, 1, (size_t)(end - found))) != NULL; found++) {
        Py_ssize_t at = found - scratch->special;
        if (scratch->kinds[at] >= FIRST) {
            *found = tables->single[code_at(text->width, text->data, at)] ? 2 : 0;
        } else if (vanishes(scratch->kinds + at)) {
            turns[at] ^= 1;
            turns[at + 1] ^= 1;
            *vanished++ = (int32_t)at;
        }
    }
    *vanished = INT32_MAX;
    for (found = scratch->special; (found = memchr(found, 2, (size_t)(end - found))) != NULL; found++) {
        Py_ssize_t at = found - scratch->special;
        if (turns[at] == 0) turns[at] = 2;
        if (turns[at + 1] == 0) turns[at + 1] = 2;
    }
}

/* The places of the turns, by turns where a word begins and behind its end. */
static Py_ssize_t list_turns(const Scratch *scratch, Py_ssize_t length) {
    Py_ssize_t count = 0;
    for (Py_ssize_t at = 0; at <= length; at++) {
        scratch->places[count] = scratch->places[count + 1] = (int32_t)at;
        count += scratch->turns[at];
    }
    return count;
}

static void add(Found *found, const Scratch *scratch, const Tables *tables, const Text *text, int32_t start,
                int32_t end, int vanished) {
    const uint8_t *kinds = scratch->kinds + start;
    Py_ssize_t at = found->count++;
    Py_UCS4 first = code_at(text->width, text->data, start);
    uint64_t hash = vanished ? hash_without_vanished(kinds, end - start) : hash_of(kinds, end - start);
    found->hashes[at] = *kinds < OTHER ? hash : mixed(hash + tables->points[first]);
    found->starts[at] = start;
    found->ends[at] = end;
    found->marks[at] = (tables->points[first] != first ? CAPITAL : 0) | (is_digit(*kinds) ? DIGIT : 0);
}

static int read_text(Found *found, const Scratch *scratch, const Tables *tables, const Text *text) {
    fill(tables, text, scratch->kinds);
    memset(scratch->kinds + text->length, SEPARATOR, BEHIND);
    find_turns(scratch, text->length);
    mend_turns(scratch, tables, text);
    const int32_t *vanished = scratch->vanished;
    Py_ssize_t count = list_turns(scratch, text->length) / 2;
    if (count > found->room - found->count) {
        PyErr_SetString(PyExc_ValueError, "more words than there is room for");
        return -1;
    }
    for (Py_ssize_t word = 0; word < count; word++) {
        int32_t start = scratch->places[2 * word], end = scratch->places[2 * word + 1];
        while (start < end && scratch->kinds[start] < FIRST) start++;
        while (*vanished < start) vanished++;
        if (start < end) add(found, scratch, tables, text, start, end, *vanished < end);
    }
    return 0;
}

static void release(Scratch *scratch) {
    if (scratch->kinds != NULL) PyMem_Free(scratch->kinds - BEFORE);
    PyMem_Free(scratch->turns);
    PyMem_Free(scratch->special);
    PyMem_Free(scratch->places);
    PyMem_Free(scratch->vanished);
    memset(scratch, 0, sizeof *scratch);
}

/* Makes room for a text; 0, or -1 with an exception set. */
static int make_room(Scratch *scratch, Py_ssize_t length) {
    if (length <= scratch->room && scratch->kinds != NULL) return 0;
    release(scratch);
    uint8_t *kinds = PyMem_Calloc((size_t)length + BEFORE + BEHIND, 1);
    scratch->kinds = kinds == NULL ? NULL : kinds + BEFORE;
    scratch->turns = PyMem_Malloc((size_t)length + 2);
    scratch->special = PyMem_Malloc((size_t)length + 2);
    /* Two turns in one place at most, and one place is written ahead. */
    scratch->places = PyMem_Malloc((2 * (size_t)length + 4) * sizeof *scratch->places);
    scratch->vanished = PyMem_Malloc(((size_t)length + 1) * sizeof *scratch->vanished);
    scratch->room = length;
    if (scratch->kinds && scratch->turns && scratch->special && scratch->places && scratch->vanished) return 0;
    PyErr_NoMemory();
    return -1;
}

static int read_all(PyObject *texts, Found *found, const Tables *tables, int64_t *offsets) {
    Scratch scratch = {0};
    int result = 0;
    offsets[0] = 0;
    for (Py_ssize_t number = 0; number < PyList_GET_SIZE(texts) && result == 0; number++) {
        PyObject *object = PyList_GET_ITEM(texts, number);
        if (!PyUnicode_Check(object) || PyUnicode_GET_LENGTH(object) >= INT32_MAX - BEHIND) {
            PyErr_SetString(PyExc_TypeError, "texts of less than 2**31 characters expected");
            result = -1;
            break;
        }
        Text text = {PyUnicode_DATA(object), PyUnicode_GET_LENGTH(object), PyUnicode_KIND(object)};
        result = make_room(&scratch, text.length);
        if (result == 0) result = read_text(found, &scratch, tables, &text);
        offsets[number + 1] = found->count;
    }
    release(&scratch);
    return result;
}

PyObject *kernel_words(PyObject *Py_UNUSED(module), PyObject *arguments) {
    PyObject *texts, *objects[8];
    static const Py_ssize_t items[8] = {1, 4, 1, 8, 4, 4, 1, 8};
    if (!PyArg_ParseTuple(arguments, "O!(OOO)(OOOO)O", &PyList_Type, &texts, objects, objects + 1, objects + 2,
                          objects + 3, objects + 4, objects + 5, objects + 6, objects + 7))
        return NULL;
    Array arrays[8] = {0};
    PyObject *result = NULL;
    for (int at = 0; at < 8; at++)
        if (array_open(arrays + at, objects[at], items[at], at >= 3) < 0) goto done;
    Py_ssize_t room = arrays[3].length;
    for (int at = 0; at < 3; at++)
        if (arrays[at].length != PLANES) {
            PyErr_SetString(PyExc_ValueError, "tables of another size");
            goto done;
        }
    for (int at = 4; at < 7; at++)
        if (arrays[at].length < room) room = arrays[at].length;
    if (arrays[7].length != PyList_GET_SIZE(texts) + 1) {
        PyErr_SetString(PyExc_ValueError, "one offset more than texts expected");
        goto done;
    }
    Tables tables = {arrays[0].data, arrays[2].data, arrays[1].data};
    Found found = {arrays[3].data, arrays[4].data, arrays[5].data, arrays[6].data, 0, room};
    if (read_all(texts, &found, &tables, arrays[7].data) == 0) result = PyLong_FromSsize_t(found.count);
done:
    array_close(arrays, 8);
    return result;
}
