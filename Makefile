# Everything a person needs to know stands in `make help`.

SHELL := /bin/bash
ROOT  := $(CURDIR)
GO    := $(ROOT)/packaging/go.sh

# One set of build flags for everything, or the cache is paid twice.
export GOFLAGS := -trimpath $(filter -buildvcs=%,$(GOFLAGS))
export PKG_CONFIG_PATH := $(ROOT)/build/pkgconfig
export LC_ALL := C.UTF-8

LIBUSB := build/pkgconfig/libusb-1.0.pc

.PHONY: help run build test check check-rest fresh-test bench soak kills random fuzz lint clean screens pictures setup-run setup-test setup-check setup-lint udev-rule \
	package package-test windows windows-test
.DEFAULT_GOAL := help

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: setup-run programs ## install what is missing, build, open the app
	build/relink

build: setup-run programs ## build both programs into build/

test: setup-test $(LIBUSB) ## install what is missing, prove that the program works
	@packaging/test.sh test

check: setup-check $(LIBUSB) ## and read the source, other systems' too, and make the packages
	@packaging/test.sh check

lint: setup-lint $(LIBUSB) ## only what reads the source
	@packaging/test.sh lint

fresh-test: ## make test, check and run in a Debian from nothing: DISTRO=trixie (needs root)
	@packaging/fresh.sh

bench: setup-test programs ## speed, memory and idle cost, with ratios (about 16 minutes)
	@packaging/bench.sh

soak: setup-test programs ## many attach and drop cycles in the booted kernel
	@packaging/soak.sh

kills: setup-test $(LIBUSB) ## SIGKILL at random moments on a disk that is nearly full (KILLS times, 60)
	@packaging/kills.sh

random: setup-test $(LIBUSB) ## the random tests with many more inputs (RANDOM_CHECKS each, 5000)
	@packaging/random.sh

fuzz: setup-test $(LIBUSB) ## every fuzz target, FUZZTIME each (default 30s)
	@packaging/fuzz.sh

screens: setup-run $(LIBUSB) ## render every screen into build/screens/index.html
	$(GO) run ./e2e/screens -o build/screens

pictures: setup-test $(LIBUSB) ## make the pictures of docs/pictures anew
	@packaging/pictures.sh

udev-rule: ## let the logged-in user send commands to a phone in recovery (asks for root)
	packaging/udev-rule.sh

package: ## the Linux packages, into dist/ (make check looks into them)
	@packaging/setup.sh package
	@$(MAKE) --no-print-directory $(LIBUSB)
	@packaging/package.sh

package-test: ## and install, start and remove the .deb in a clean Debian (asks for root)
	@packaging/setup.sh package-test
	@$(MAKE) --no-print-directory package
	@packaging/package-test.sh

windows: ## both programs and the installer for Windows, into dist/
	@packaging/setup.sh windows
	@packaging/windows.sh

windows-test: windows ## and install, start and remove them under Wine
	@packaging/windows-test.sh

clean: ## remove what was built
	rm -rf build dist

# The rest is for the targets above.

.PHONY: programs
programs: $(LIBUSB)
	@packaging/build.sh

setup-run:
	@packaging/setup.sh run

setup-test:
	@packaging/setup.sh test

setup-check:
	@packaging/setup.sh check

setup-lint:
	@packaging/setup.sh lint

# What make check does besides make test.
check-rest: setup-check $(LIBUSB)
	@packaging/test.sh rest

$(LIBUSB): packaging/libusb-pc.sh
	@packaging/libusb-pc.sh $@
