int cairo_status(void *cairo);

int cairo_status(void *cairo)
{
    (void)cairo;
    return 1 /* CAIRO_STATUS_NO_MEMORY */;
}
