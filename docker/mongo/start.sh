#!/bin/sh
# Starts a member of the replica set. MongoDB refuses a key that others may read, and secrets are mounted readable: a copy
# of its own is made in memory. Arguments are handed to mongod.
set -eu
install -m 400 -o mongodb -g mongodb /run/secrets/mongo_key /dev/shm/mongo_key
exec docker-entrypoint.sh mongod --replSet rs0 --keyFile /dev/shm/mongo_key --bind_ip_all "$@"
