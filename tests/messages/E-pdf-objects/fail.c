unsigned long HPDF_GetError(void *document);

unsigned long HPDF_GetError(void *document)
{
    (void)document;
    return 0x1001 /* HPDF_ARRAY_COUNT_ERR */;
}
