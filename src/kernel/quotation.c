/* The quoted stretches of a text, as `tellings/quotation.py` tells them; the rules and their reasons are said there. */

#include "kernel.h"

enum { NONE, DOUBLE, SINGLE, ANGLE, CORNER, WHITE_CORNER, TITLE, LOST, LOST_ASK };
enum { DEEPEST = 8 };

typedef struct {
    int width;
    const void *data;
    Py_ssize_t length;
} Text;

typedef struct {
    Py_ssize_t start, end;
} Stretch;

typedef struct {
    Stretch at;
    Py_ssize_t closers_ahead;
    char family, opens, closes, weak, strong_ahead;
} Mark;

typedef struct {
    Mark marks[DEEPEST];
    int count;
} Open;

/* The character at a place, 0 behind the end of the text. */
static inline Py_UCS4 look(const Text *text, Py_ssize_t at) {
    return at < text->length ? PyUnicode_READ(text->width, text->data, at) : 0;
}

static int family_of(Py_UCS4 code) {
    switch (code) {
    case '"': case 0x201C: case 0x201D: case 0x201E: case 0x201F: return DOUBLE;
    case '\'': case 0x2018: case 0x2019: case 0x201A: case 0x201B: return SINGLE;
    case 0xAB: case 0xBB: case 0x2039: case 0x203A: return ANGLE;
    case 0x300C: case 0x300D: return CORNER;
    case 0x300E: case 0x300F: return WHITE_CORNER;
    case 0x300A: case 0x300B: return TITLE;
    case 0xFFFD: return LOST;
    case '?': return LOST_ASK;
    default: return NONE;
    }
}

static int is_opener(Py_UCS4 code) {
    return code == 0x201E || code == 0x201F || code == 0x201A || code == 0x201B || code == 0x300C || code == 0x300E ||
           code == 0x300A;
}

static int is_closer(Py_UCS4 code) { return code == 0x300D || code == 0x300F || code == 0x300B; }

static int may_precede_opening(Py_UCS4 code) {
    switch (code) {
    case '(': case '[': case '{': case '<': case '-': case 0x2013: case 0x2014: case 0x2212: case '/': case ':':
    case ',': case ';': case '|': case '*': case '_': case '=': case 0x200B: case 0xFEFF: case 0xBF: case 0xA1:
    case 0x2026: case '`': return 1;
    case '?': return 0;
    default: return family_of(code) != NONE;
    }
}

/* Years and clipped words that begin with an apostrophe: '90s, 'em, 'til. */
static int is_elision(const Text *text, Py_ssize_t at) {
    static const char *const words[] = {"em", "n", "til", "tis", "twas", "cause", "cos", "bout", "round"};
    Py_UCS4 next = look(text, at + 1), third = look(text, at + 2);
    if (Py_UNICODE_ISDECIMAL(look(text, at))) {
        if (next == '0' && (third | 0x20) == 's') return 1;
        return Py_UNICODE_ISDECIMAL(next) && !(Py_UNICODE_ISALNUM(third) || third == '_');
    }
    for (size_t word = 0; word < sizeof words / sizeof *words; word++) {
        Py_ssize_t letter = 0;
        while (words[word][letter] && (look(text, at + letter) | 0x20) == (Py_UCS4)words[word][letter]) letter++;
        Py_UCS4 behind = look(text, at + letter);
        if (!words[word][letter] && !(Py_UNICODE_ISALNUM(behind) || behind == '_')) return 1;
    }
    return 0;
}

/* What a mark of one character can be, from what its neighbours allow; `left` and `right` are those neighbours. */
static void settle(Mark *mark, const Text *text, Py_UCS4 code, Py_UCS4 left) {
    int opens = mark->opens, closes = mark->closes;
    Py_UCS4 behind = look(text, mark->at.end);
    if (mark->family != SINGLE && (is_opener(code) || is_closer(code))) {
        opens = is_opener(code);
        closes = !opens;
    } else if (code == 0x201C) {
        opens = mark->opens || !mark->closes;
        closes = mark->closes && !mark->opens;
    } else if (code == 0x201D) {
        opens = mark->opens && !mark->closes;
        closes = mark->closes || !mark->opens;
    } else if (mark->family == DOUBLE) {
        int inches = Py_UNICODE_ISDIGIT(left) && !opens, both = opens == closes;
        opens = !inches && (mark->opens || both);
        closes = inches || mark->closes || both;
    } else if (code == 0x201A || code == 0x201B) {
        closes = 0;
    } else if (code == 0x2019) {
        opens = 0;
    } else if (mark->family == SINGLE) {
        opens = mark->opens && !is_elision(text, mark->at.end);
        closes = mark->closes && !mark->opens;
    } else if (code == 0xAB || code == 0x2039) {
        opens = mark->opens || !mark->closes;
        closes = mark->closes && !mark->opens;
    } else if (mark->family == ANGLE) {
        opens = mark->opens && !mark->closes && Py_UNICODE_ISALNUM(behind);
        closes = !opens;
    } else {
        opens = mark->opens && (Py_UNICODE_ISSPACE(left) || left == '(' || left == '[') && Py_UNICODE_ISALPHA(behind);
        closes = mark->closes && !mark->opens;
    }
    mark->opens = (char)opens;
    mark->closes = (char)closes;
}

/* Reads the mark at `at`; returns the place behind it, or -1 with an exception set. White space parts paragraphs, so
   that a mark at the edge of one has the neighbours that it would have at the edge of the text. */
static Py_ssize_t read_mark(Vector *marks, const Text *text, Py_ssize_t at) {
    Py_UCS4 code = look(text, at);
    int twice = (code == '`' || code == '\'') && look(text, at + 1) == code;
    Mark mark = {{at, at + 1 + twice}, 0, (char)(twice ? DOUBLE : family_of(code)), 0, 0, 0, 0};
    Py_UCS4 before = at > 0 ? look(text, at - 1) : '\n';
    Py_UCS4 after = mark.at.end < text->length ? look(text, mark.at.end) : '\n';
    int spaced = Py_UNICODE_ISSPACE(before), joined = Py_UNICODE_ISALNUM(after);
    if (mark.family == NONE || (twice && code == '\'' && !spaced && joined)) return mark.at.end;
    mark.opens = (spaced || may_precede_opening(before)) && !Py_UNICODE_ISSPACE(after);
    mark.closes = !spaced && !joined;
    if (twice && code == '`') {
        mark.opens = 1;
        mark.closes = 0;
    } else {
        settle(&mark, text, twice ? '"' : code, before);
    }
    if (!mark.opens && !mark.closes) return mark.at.end;
    mark.weak = mark.family == SINGLE && (before == 's' || before == 'S' || before == 'z' || before == 'Z') &&
                after == ' ' && Py_UNICODE_ISLOWER(look(text, mark.at.end + 1));
    Mark *place = vector_push(marks, sizeof mark);
    if (place == NULL) return -1;
    *place = mark;
    return mark.at.end;
}

static void look_ahead(Vector *marks) {
    Py_ssize_t closers[LOST_ASK + 1] = {0};
    char strong[LOST_ASK + 1] = {0};
    Mark *all = (Mark *)marks->data;
    for (Py_ssize_t at = marks->count - 1; at >= 0; at--) {
        int family = all[at].family;
        all[at].closers_ahead = closers[family];
        all[at].strong_ahead = strong[family];
        if (all[at].closes) {
            closers[family]++;
            strong[family] = strong[family] || !all[at].weak;
        } else {
            strong[family] = 0;
        }
    }
}

static int ends_line(Py_UCS4 code) {
    switch (code) {
    case '.': case '!': case '?': case 0x2026: case ',': case ':': case ';': case '"': case 0x201D: case 0x2019:
    case 0xBB: case '\'': return 1;
    default: return 0;
    }
}

static int begins_line(Py_UCS4 code) {
    if (code == '"' || code == 0x201C || code == 0x2018 || code == 0xAB || code == '\'') return 1;
    return Py_UNICODE_ISALNUM(code) && !Py_UNICODE_ISDECIMAL(code) && !(code >= 'a' && code <= 'z');
}

/* Behind the white space from `at` on; with `line` only as far as the line goes. */
static Py_ssize_t behind_space(const Text *text, Py_ssize_t at, Py_ssize_t stop, int line) {
    while (at < stop && Py_UNICODE_ISSPACE(look(text, at)) && !(line && look(text, at) == '\n')) at++;
    return at;
}

static Py_ssize_t unclosed_end(const Text *text, Py_ssize_t start, Py_ssize_t stop) {
    for (Py_ssize_t at = start; at < stop; at++) {
        if (!ends_line(look(text, at))) continue;
        Py_ssize_t next = behind_space(text, at + 1, stop, 1);
        if (next >= stop || look(text, next) != '\n') continue;
        next = behind_space(text, next, stop, 0);
        if (next < stop && begins_line(look(text, next))) return at + 1;
    }
    while (stop > start && Py_UNICODE_ISSPACE(look(text, stop - 1))) stop--;
    return stop;
}

static int add(Vector *spans, Py_ssize_t start, Py_ssize_t end) {
    Stretch *place = vector_push(spans, sizeof *place);
    if (place == NULL) return -1;
    place->start = start;
    place->end = end;
    return 0;
}

static int step(const Text *text, const Mark *mark, Open *open, Vector *spans) {
    int depth = open->count, same = 0, must_close;
    while (depth > 0 && open->marks[depth - 1].family != mark->family) depth--;
    depth--; /* -1 where none of the family is open */
    for (int at = 0; at < open->count; at++) same += open->marks[at].family == mark->family;
    if (depth >= 0 && mark->closes && !(mark->weak && mark->strong_ahead)) {
        open->count = depth;
        return depth == 0 ? add(spans, open->marks[0].at.start, mark->at.end) : 0;
    }
    must_close = mark->family == SINGLE || mark->family >= LOST || mark->family == ANGLE;
    if (!mark->opens || (must_close && mark->closers_ahead == 0)) return 0;
    if (depth >= 0 && mark->closers_ahead <= same) {
        open->count = depth;
        const Stretch first = open->marks[0].at;
        if (depth == 0 && add(spans, first.start, unclosed_end(text, first.end, mark->at.start)) < 0) return -1;
    }
    if (open->count < DEEPEST) open->marks[open->count++] = *mark;
    return 0;
}

/* Reads a paragraph that ends at `end` from its marks, and forgets them. */
static int read_paragraph(const Text *text, Py_ssize_t end, Vector *marks, Vector *spans) {
    Open open;
    open.count = 0;
    if (marks->count == 0) return 0;
    look_ahead(marks);
    for (Py_ssize_t at = 0; at < marks->count; at++)
        if (step(text, (Mark *)marks->data + at, &open, spans) < 0) return -1;
    marks->count = 0;
    if (open.count == 0) return 0;
    const Stretch first = open.marks[0].at;
    return add(spans, first.start, unclosed_end(text, first.end, end));
}

/* The next character that is a mark or may end a paragraph. */
static Py_ssize_t next_sign(const Text *text, Py_ssize_t at) {
#define IS_SIGN(c) \
    ((c) < 0xA0 ? (c) == '\n' || (c) == '"' || (c) == '\'' || (c) == '?' || (c) == '`' : family_of(c) != NONE)
    if (text->width == PyUnicode_1BYTE_KIND) {
        const Py_UCS1 *ones = text->data;
        while (at < text->length && !IS_SIGN(ones[at])) at++;
    } else if (text->width == PyUnicode_2BYTE_KIND) {
        const Py_UCS2 *twos = text->data;
        while (at < text->length && !IS_SIGN(twos[at])) at++;
    } else {
        while (at < text->length && !IS_SIGN(look(text, at))) at++;
    }
    return at;
#undef IS_SIGN
}

/* Puts the quotations of a text into `spans`; 0, or -1 with an exception set. */
static int scan(const Text *text, Vector *marks, Vector *spans) {
    Py_ssize_t at = 0, next;
    marks->count = spans->count = 0;
    while ((at = next_sign(text, at)) < text->length) {
        if (look(text, at) != '\n') {
            at = read_mark(marks, text, at);
            if (at < 0) return -1;
            continue;
        }
        next = behind_space(text, at + 1, text->length, 1);
        if (look(text, next) == '\n') {
            if (read_paragraph(text, at, marks, spans) < 0) return -1;
            next = behind_space(text, next, text->length, 0);
        }
        at = next;
    }
    return read_paragraph(text, text->length, marks, spans);
}

static int as_text(Text *text, PyObject *object) {
    if (!PyUnicode_Check(object)) {
        PyErr_SetString(PyExc_TypeError, "a text expected");
        return -1;
    }
    text->width = PyUnicode_KIND(object);
    text->data = PyUnicode_DATA(object);
    text->length = PyUnicode_GET_LENGTH(object);
    return 0;
}

PyObject *kernel_quotations(PyObject *Py_UNUSED(module), PyObject *object) {
    PyObject *result = NULL;
    Text text;
    Vector marks = {0}, spans = {0};
    if (as_text(&text, object) == 0 && scan(&text, &marks, &spans) == 0) result = PyList_New(spans.count);
    for (Py_ssize_t at = 0; result != NULL && at < spans.count; at++) {
        const Stretch *span = (Stretch *)spans.data + at;
        PyObject *pair = Py_BuildValue("nn", span->start, span->end);
        if (pair == NULL) Py_CLEAR(result);
        else PyList_SET_ITEM(result, at, pair);
    }
    vector_free(&marks);
    vector_free(&spans);
    return result;
}

/* Flags the words of one text, `count` of them in order, that begin inside its quotations. */
static void flag(const Vector *spans, const int32_t *starts, Py_ssize_t count, uint8_t *found) {
    const Stretch *all = (Stretch *)spans->data;
    Py_ssize_t span = 0;
    for (Py_ssize_t word = 0; word < count; word++) {
        while (span < spans->count && all[span].end <= starts[word]) span++;
        found[word] = span < spans->count && all[span].start <= starts[word];
    }
}

PyObject *kernel_quoted(PyObject *Py_UNUSED(module), PyObject *arguments) {
    PyObject *texts, *objects[4];
    static const Py_ssize_t items[4] = {8, 4, 8, 1};
    if (!PyArg_ParseTuple(arguments, "O!OOOO", &PyList_Type, &texts, objects, objects + 1, objects + 2, objects + 3))
        return NULL;
    Array arrays[4] = {0};
    PyObject *result = NULL;
    Vector marks = {0}, spans = {0};
    for (int at = 0; at < 4; at++)
        if (array_open(arrays + at, objects[at], items[at], at == 3) < 0) goto done;
    const int64_t *wanted = arrays[0].data, *offsets = arrays[2].data;
    if (!offsets_fit(arrays + 2, arrays[1].length < arrays[3].length ? arrays[1].length : arrays[3].length)) goto done;
    if (PyList_GET_SIZE(texts) != arrays[0].length) {
        PyErr_SetString(PyExc_ValueError, "one text for each number expected");
        goto done;
    }
    for (Py_ssize_t at = 0; at < arrays[0].length; at++) {
        Text text;
        if (as_text(&text, PyList_GET_ITEM(texts, at)) < 0) goto done;
        if (wanted[at] < 0 || wanted[at] >= arrays[2].length - 1) {
            PyErr_SetString(PyExc_IndexError, "no body of this number");
            goto done;
        }
        if (scan(&text, &marks, &spans) < 0) goto done;
        int64_t low = offsets[wanted[at]], high = offsets[wanted[at] + 1];
        flag(&spans, (int32_t *)arrays[1].data + low, (Py_ssize_t)(high - low), (uint8_t *)arrays[3].data + low);
    }
    result = Py_NewRef(Py_None);
done:
    vector_free(&marks);
    vector_free(&spans);
    array_close(arrays, 4);
    return result;
}
