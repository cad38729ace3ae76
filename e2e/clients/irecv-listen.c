/* Prints one line for every event that libirecovery's own subscription
 * delivers: the monotonic clock in nanoseconds, "add" or "remove", the mode.
 * It stands beside relinkctl watch in the measurements. */
#include <libirecovery.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static void on_event(const irecv_device_event_t *event, void *unused)
{
	struct timespec now;
	(void)unused;
	clock_gettime(CLOCK_MONOTONIC, &now);
	printf("%lld %s %x\n", now.tv_sec * 1000000000LL + now.tv_nsec,
	       event->type == IRECV_DEVICE_ADD ? "add" : "remove", event->mode);
	fflush(stdout);
}

int main(void)
{
	irecv_device_event_context_t context;
	if (irecv_device_event_subscribe(&context, on_event, NULL) != IRECV_E_SUCCESS) {
		fputs("libirecovery refused the subscription\n", stderr);
		return 1;
	}
	puts("listening");
	fflush(stdout);
	for (;;)
		pause();
}
