/* The Python module `tellings._kernel`, and memory that is checked. What its functions take is in `_kernel.pyi`. */

#include "kernel.h"

int array_open(Array *array, PyObject *object, Py_ssize_t item, int writable) {
    int flags = PyBUF_C_CONTIGUOUS | (writable ? PyBUF_WRITABLE : 0);
    if (PyObject_GetBuffer(object, &array->view, flags) < 0) {
        array->view.obj = NULL;
        return -1;
    }
    if (array->view.itemsize != item) {
        PyErr_Format(PyExc_TypeError, "items of %zd bytes expected, not %zd", item, array->view.itemsize);
        return -1;
    }
    array->data = array->view.buf;
    array->length = array->view.len / item;
    return 0;
}

void array_close(Array *arrays, size_t count) {
    for (size_t at = 0; at < count; at++)
        if (arrays[at].view.obj != NULL) PyBuffer_Release(&arrays[at].view);
}

void *vector_push(Vector *vector, size_t item) {
    if (vector->count == vector->room) {
        size_t room = vector->room ? 2 * (size_t)vector->room : 64;
        char *data = room > (size_t)PY_SSIZE_T_MAX / item ? NULL : PyMem_Realloc(vector->data, room * item);
        if (data == NULL) return PyErr_NoMemory();
        vector->data = data;
        vector->room = (Py_ssize_t)room;
    }
    return vector->data + item * (size_t)vector->count++;
}

void vector_free(Vector *vector) {
    PyMem_Free(vector->data);
    vector->data = NULL;
    vector->count = vector->room = 0;
}

int offsets_fit(const Array *offsets, Py_ssize_t length) {
    const int64_t *edges = offsets->data;
    int64_t before = 0;
    int fit = offsets->length > 0 && edges[0] == 0;
    for (Py_ssize_t at = 0; fit && at < offsets->length; at++) {
        fit = edges[at] >= before && edges[at] - before < INT32_MAX;
        before = edges[at];
    }
    fit = fit && before <= length;
    if (!fit) PyErr_SetString(PyExc_ValueError, "offsets must rise from 0 and end within the array");
    return fit;
}

static PyMethodDef methods[] = {
    {"words", kernel_words, METH_VARARGS, NULL},
    {"quotations", kernel_quotations, METH_O, NULL},
    {"quoted", kernel_quoted, METH_VARARGS, NULL},
    {"fingerprints", kernel_fingerprints, METH_VARARGS, NULL},
    {"align", kernel_align, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "_kernel", NULL, 0, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__kernel(void) {
    PyObject *module = PyModule_Create(&definition);
    /* To be raised with `compiled.VERSION` whenever a function takes or gives something else. */
    if (module != NULL && PyModule_AddIntConstant(module, "VERSION", 1) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
