/* What the files of the compiled kernel share.

   The kernel does over again, bit for bit, what numpy and plain Python do in the modules named at the top of each
   file; the tests hold both to each other. It is optional: `tellings.compiled` says whether it is used.

   Memory is reached in three ways only: through `Array` (a Python buffer whose size of items and length were checked),
   through `Vector` (grows by itself), and through scratch memory whose size is computed beside its allocation. */

#ifndef TELLINGS_KERNEL_H
#define TELLINGS_KERNEL_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

#if defined(_MSC_VER)
#define restrict __restrict
#endif

#define MIX UINT64_C(0x9E3779B97F4A7C15)
#define MIX_2 UINT64_C(0xBF58476D1CE4E5B9)

/* `words.mixed`: the finaliser of splitmix64. */
static inline uint64_t mixed(uint64_t value) {
    value = (value ^ (value >> 32)) * MIX;
    value = (value ^ (value >> 29)) * MIX_2;
    return value ^ (value >> 32);
}

typedef struct {
    Py_buffer view;
    void *data;
    Py_ssize_t length;
} Array;

/* Opens a contiguous buffer of items of one size; 0, or -1 with an exception set. */
int array_open(Array *array, PyObject *object, Py_ssize_t item, int writable);
void array_close(Array *arrays, size_t count);

typedef struct {
    char *data;
    Py_ssize_t count, room;
} Vector;

/* Makes room for one item more and returns its place; NULL with an exception set. */
void *vector_push(Vector *vector, size_t item);
void vector_free(Vector *vector);

/* Whether offsets rise from 0 and end within `length`; sets an exception otherwise. */
int offsets_fit(const Array *offsets, Py_ssize_t length);

PyObject *kernel_words(PyObject *module, PyObject *arguments);
PyObject *kernel_quotations(PyObject *module, PyObject *text);
PyObject *kernel_quoted(PyObject *module, PyObject *arguments);
PyObject *kernel_fingerprints(PyObject *module, PyObject *arguments);
PyObject *kernel_align(PyObject *module, PyObject *arguments);

#endif
