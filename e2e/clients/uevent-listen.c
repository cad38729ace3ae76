/* Prints one line for every event of the kernel's own about a USB device: the
 * monotonic clock in nanoseconds and what happened. It goes before every other
 * program of the machine, so its clock is the moment of the event. */
#define _GNU_SOURCE
#include <linux/netlink.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
	static char text[16384];
	struct sockaddr_nl kernel = {.nl_family = AF_NETLINK, .nl_groups = 1};
	struct sched_param first = {.sched_priority = 1};
	int s = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_KOBJECT_UEVENT);
	if (s < 0 || bind(s, (struct sockaddr *)&kernel, sizeof kernel) != 0 ||
	    sched_setscheduler(0, SCHED_FIFO, &first) != 0) {
		perror("listen to the kernel");
		return 1;
	}
	puts("listening");
	fflush(stdout);
	for (;;) {
		struct timespec now;
		ssize_t n = recv(s, text, sizeof text - 1, 0);
		clock_gettime(CLOCK_MONOTONIC, &now);
		if (n <= 0 || memmem(text, n, "\0DEVTYPE=usb_device", 20) == NULL)
			continue;
		text[n] = '\0';
		printf("%lld %.*s\n", now.tv_sec * 1000000000LL + now.tv_nsec, (int)strcspn(text, "@"), text);
		fflush(stdout);
	}
}
