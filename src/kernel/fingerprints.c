/* Hashes of some words in a row, and those of them that winnowing keeps, as `tellings/copying/fingerprints.py` does. */

#include "kernel.h"

typedef struct {
    int64_t gram, window, draws;
} Options;

typedef struct {
    uint64_t *hashes, *signatures;
    int64_t *positions, *counts;
    Py_ssize_t count;
} Kept;

/* The lowest, or the highest, of every `window` values in a row: rows of twice the length, then of what is missing. The
   loops have no branch that depends on the values: those would be guessed wrong every other time. */
static void slide(uint64_t *values, int64_t count, int64_t window, int lowest) {
    for (int64_t length = 1, more; length < window; length += more) {
        more = length < window - length ? length : window - length;
        if (lowest)
            for (int64_t at = 0; at + more < count; at++)
                values[at] = values[at] < values[at + more] ? values[at] : values[at + more];
        else
            for (int64_t at = 0; at + more < count; at++)
                values[at] = values[at] > values[at + more] ? values[at] : values[at + more];
        count -= more;
    }
}

static uint64_t signature(const uint64_t *hashes, Py_ssize_t count, int64_t draws) {
    uint64_t found = 0;
    for (int64_t draw = 0; draw < draws && count; draw++) {
        uint64_t least = UINT64_MAX;
        for (Py_ssize_t at = 0; at < count; at++) {
            uint64_t shuffled = (hashes[at] ^ (uint64_t)draw) * MIX;
            if (shuffled < least) least = shuffled;
        }
        found |= (mixed(least) >> 48) << (16 * draw);
    }
    return found;
}

/* Keeps every gram that is the lowest of some window that holds it; beyond the ends stands nothing, so that the first
   and the last are kept. `grams` and `least` are scratch memory for as many numbers as there are words, `least` for two
   windows more. */
static void keep(Kept *kept, const uint64_t *words, int64_t size, uint64_t *grams, uint64_t *least,
                 const Options *options) {
    int64_t count = size - options->gram + 1, edge = options->window - 1;
    Py_ssize_t first = kept->count;
    for (int64_t at = 0; at < edge; at++) least[at] = UINT64_MAX;
    uint64_t rolled = 0, factor = 1;
    for (int64_t at = 0; at < options->gram; at++) factor *= MIX;
    for (int64_t at = 0; at < size; at++) {
        /* The word before the gram has been multiplied `gram` times by now. */
        if (at >= options->gram) rolled -= words[at - options->gram] * factor;
        rolled = (rolled + words[at]) * MIX;
        if (at < options->gram - 1) continue;
        uint64_t hash = mixed(rolled);
        int64_t place = at - options->gram + 1;
        grams[place] = least[edge + place] = hash < UINT64_MAX ? hash : UINT64_MAX - 1;
    }
    if (count > 0) {
        for (int64_t at = 0; at < edge; at++) least[edge + count + at] = UINT64_MAX;
        slide(least, count + 2 * edge, options->window, 1);
        slide(least, count + edge, options->window, 0);
    }
    for (int64_t at = 0; at < count; at++) {
        kept->hashes[kept->count] = grams[at];
        kept->positions[kept->count] = at;
        kept->count += least[at] == grams[at];
    }
    *kept->counts++ = kept->count - first;
    *kept->signatures++ = signature(kept->hashes + first, kept->count - first, options->draws);
}

PyObject *kernel_fingerprints(PyObject *Py_UNUSED(module), PyObject *arguments) {
    PyObject *objects[6];
    Options options;
    if (!PyArg_ParseTuple(arguments, "OO(OOOO)(LLL)", objects, objects + 1, objects + 2, objects + 3, objects + 4,
                          objects + 5, &options.gram, &options.window, &options.draws))
        return NULL;
    Array arrays[6] = {0};
    PyObject *result = NULL;
    uint64_t *grams = NULL, *least = NULL;
    for (int at = 0; at < 6; at++)
        if (array_open(arrays + at, objects[at], 8, at >= 2) < 0) goto done;
    Py_ssize_t words = arrays[0].length, bodies = arrays[1].length - 1;
    const int64_t *offsets = arrays[1].data;
    if (!offsets_fit(arrays + 1, words)) goto done;
    if (arrays[2].length < words || arrays[3].length < words || arrays[4].length < bodies ||
        arrays[5].length < bodies || options.gram < 1 || options.gram > 1024 || options.window < 1 ||
        options.window > 1024 || options.draws < 1 || options.draws > 4) {
        PyErr_SetString(PyExc_ValueError, "too little room, or an option out of range");
        goto done;
    }
    int64_t longest = 0;
    for (Py_ssize_t body = 0; body < bodies; body++)
        if (offsets[body + 1] - offsets[body] > longest) longest = offsets[body + 1] - offsets[body];
    grams = PyMem_Malloc((size_t)(longest + 1) * sizeof *grams);
    least = PyMem_Malloc((size_t)(longest + 2 * options.window) * sizeof *least);
    if (grams == NULL || least == NULL) {
        PyErr_NoMemory();
        goto done;
    }
    Kept kept = {arrays[2].data, arrays[5].data, arrays[3].data, arrays[4].data, 0};
    const uint64_t *hashes = arrays[0].data;
    for (Py_ssize_t body = 0; body < bodies; body++)
        keep(&kept, hashes + offsets[body], offsets[body + 1] - offsets[body], grams, least, &options);
    result = PyLong_FromSsize_t(kept.count);
done:
    PyMem_Free(grams);
    PyMem_Free(least);
    array_close(arrays, 6);
    return result;
}
