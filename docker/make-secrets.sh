#!/bin/sh
# Makes what the compose files expect below docker/secrets/<kind>: random keys and passwords, the addresses that hold
# them, and for the cluster certificates of its nodes. What is there already stays as it is. Needs openssl.
#
#   sh docker/make-secrets.sh single     for compose.yaml
#   sh docker/make-secrets.sh cluster    for compose.cluster.yaml
set -eu
umask 077
kind=${1:-}
case $kind in single | cluster) ;; *) echo "usage: sh docker/make-secrets.sh <single|cluster>" >&2 && exit 2 ;; esac
here=$(cd "$(dirname "$0")" && pwd)
dir=${SECRETS_DIR:-$here/secrets}/$kind
mkdir -p "$dir"
cd "$dir"

# Letters and digits only: a password stands in addresses.
random() { openssl rand -hex 24; }
# keep NAME TEXT: written once. Containers read it as users of their own; the folder keeps everybody else away.
keep() {
  [ -e "$1" ] || printf '%s\n' "$2" >"$1"
  chmod 644 "$1"
}

keep master_key "$(openssl rand -base64 32)"
keep token_secret "$(openssl rand -base64 48 | tr -d '\n')"
keep mongo_root_password "$(random)"
keep mongo_kurator_password "$(random)"
keep mongo_key "$(openssl rand -base64 384 | tr -d '\n')"
keep redis_password "$(random)"
keep grafana_password "$(random)"
keep redis.conf "requirepass $(cat redis_password)
masterauth $(cat redis_password)"

user="kurator:$(cat mongo_kurator_password)"
if [ "$kind" = single ]; then
  keep eventstore_url "esdb://eventstore:2113?tls=false"
  keep mongodb_url "mongodb://$user@mongo:27017/kurator?replicaSet=rs0&authSource=admin"
  keep redis_url "redis://:$(cat redis_password)@redis:6379/0"
  exit 0
fi

# EventStoreDB wants letters of both cases, a digit and a sign.
keep eventstore_admin_password "Aa1-$(random)"
keep eventstore_ops_password "Aa1-$(random)"
keep eventstore.env "EVENTSTORE_DEFAULT_ADMIN_PASSWORD=$(cat eventstore_admin_password)
EVENTSTORE_DEFAULT_OPS_PASSWORD=$(cat eventstore_ops_password)"
ca='/run/secrets/ca'
nodes() { echo "$1-1:$2,$1-2:$2,$1-3:$2"; }
keep eventstore_url "esdb://admin:$(cat eventstore_admin_password)@$(nodes eventstore 2113)?tls=true&tlsCAFile=$ca"
keep mongodb_url "mongodb://$user@$(nodes mongo 27017)/kurator?replicaSet=rs0&authSource=admin&tls=true&tlsCAFile=$ca"
keep redis_url "rediss://:$(cat redis_password)@redis-1:6379/0"

# A authority of our own, for three years; its key is not mounted anywhere and belongs into a safe.
[ -e ca.key ] || openssl ecparam -name prime256v1 -genkey -noout -out ca.key
[ -e ca.crt ] || openssl req -x509 -new -key ca.key -sha256 -days 1095 -subj '/CN=kurator authority' -out ca.crt
chmod 644 ca.crt

# certificate NODE NAME: of one node. The nodes of EventStoreDB trust each other by a common name; each is found by its host.
certificate() {
  [ -e "$1.crt" ] && return
  extensions="subjectAltName=DNS:$1,DNS:localhost,IP:127.0.0.1
extendedKeyUsage=serverAuth,clientAuth
keyUsage=critical,digitalSignature,keyEncipherment"
  openssl genrsa -out "$1.key" 2048 2>/dev/null
  openssl req -new -key "$1.key" -subj "/CN=$2" -out "$1.csr"
  printf '%s\n' "$extensions" >"$1.ext"
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 1095 -sha256 -extfile "$1.ext" \
    -out "$1.crt" 2>/dev/null
  # MongoDB reads both from one file.
  cat "$1.crt" "$1.key" >"$1.pem"
  chmod 644 "$1.crt" "$1.key" "$1.pem"
  rm "$1.csr" "$1.ext"
}
for number in 1 2 3; do
  certificate "eventstore-$number" eventstoredb-node
  certificate "mongo-$number" "mongo-$number"
  certificate "redis-$number" "redis-$number"
done
