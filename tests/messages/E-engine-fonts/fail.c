int pthread_mutex_init(void *mutex, const void *kind);

int pthread_mutex_init(void *mutex, const void *kind)
{
    (void)mutex, (void)kind;
    return 1;
}
