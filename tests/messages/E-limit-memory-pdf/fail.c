unsigned long HPDF_GetError(void *document);

unsigned long HPDF_GetError(void *document)
{
    (void)document;
    return 0x1015 /* HPDF_FAILD_TO_ALLOC_MEM */;
}
