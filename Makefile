# Every verb goes through one door, which finds Python and sets .venv up the first time.
# PORT=8080 chooses the port; ARGS="..." passes words on, for example: make test ARGS="tests/accounts -k code"
PYTHON ?= python3
DOOR = $(PYTHON) platform/config/launch/bootstrap.py
export PORT ARGS

help:      ## show this list
	@sed -n 's/^\([a-z-]*\): *## /\1\t/p' Makefile | expand -t 18
run:       ## start everything on this machine and say where
	@$(DOOR) run
reset:     ## empty the data of make run
	@$(DOOR) reset
codes:     ## print the current second-factor codes of the demonstration staff
	@$(DOOR) codes
manage:    ## run a command of manage.py, for example: make manage ARGS="reminders status"
	@$(DOOR) manage
test:      ## check everything once
	@$(DOOR) test
lint:      ## only the checks that run nothing: format, style, types, imports
	@$(DOOR) lint
fmt:       ## put code and templates into their format
	@$(DOOR) fmt
shots:     ## make a picture of every page
	@$(DOOR) shots
bench:     ## measure speed
	@$(DOOR) bench
bench-reminders: ## measure planning and sending of reminders
	@$(DOOR) bench-reminders
prove:     ## run the long proofs: load, faults
	@$(DOOR) prove

.PHONY: help run reset codes manage test lint fmt shots bench bench-reminders prove
