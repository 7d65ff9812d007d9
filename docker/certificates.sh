#!/bin/sh
# Makes an authority, and a certificate for each EventStoreDB node, Redis, the programs and the mail catcher. The authority is made once; a
# certificate lasts a year and is made again, by the same authority, when it is older than nine months.
# $@: names of the nodes. Everything lies in volumes of its own, so that nobody is given more than it needs.
set -eu
umask 077

certify() { # names, folder, who reads it
  find "$2" -name 'node.*' -mtime +275 -delete
  test -f "$2/node.crt" || es-gencert-cli create-node -ca-certificate /authority-key/ca.crt -ca-key /authority-key/ca.key -out "$2" -dns-names "$1" -ip-addresses 127.0.0.1
  chown -R "$3:$3" "$2"
}

test -f /authority-key/ca.crt || es-gencert-cli create-ca -out /authority-key
cp /authority-key/ca.crt /authority/ca.crt
chmod 644 /authority/ca.crt
chmod 755 /authority
for node in "$@"; do
  mkdir -p "/certificates/$node/trusted"
  cp /authority/ca.crt "/certificates/$node/trusted/ca.crt"
  certify "$node" "/certificates/$node" 1000
done
chown 1000:1000 /certificates
certify mail /mail-certificate 1000
certify redis /redis-certificate 999
certify api,api1,api2 /api-certificate 1000
certify worker,worker1,worker2 /worker-certificate 1000
