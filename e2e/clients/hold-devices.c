/* hold-devices.so, loaded into a program by LD_PRELOAD, keeps each USB device
 * that libusb tells it of, as libusb's documentation asks of whoever uses one
 * outside the callback. Debian's libirecovery 1.0.0 hands the device to a
 * thread without doing so (libirecovery.c, _irecv_usb_hotplug_cb), and the
 * program ends where the device is gone by then. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <libusb.h>

static libusb_hotplug_callback_fn told;

static int LIBUSB_CALL hold(libusb_context *ctx, libusb_device *device, libusb_hotplug_event event, void *data)
{
	if (event == LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED)
		libusb_ref_device(device);
	return told(ctx, device, event, data);
}

int LIBUSB_CALL libusb_hotplug_register_callback(libusb_context *ctx, int events, int flags, int vendor, int product,
	int class, libusb_hotplug_callback_fn callback, void *data, libusb_hotplug_callback_handle *handle)
{
	int (*real)(libusb_context *, int, int, int, int, int, libusb_hotplug_callback_fn, void *, libusb_hotplug_callback_handle *) =
		dlsym(RTLD_NEXT, "libusb_hotplug_register_callback");
	told = callback;
	return real(ctx, events, flags, vendor, product, class, hold, data, handle);
}
