#!/bin/sh
# Makes the passwords of docker-compose.yml, once, and the files that hold them. What is there already stays as it is. The folder is for
# its owner alone; the files in it can be read, because the users inside the containers are others than you.
set -eu
folder="${1:-./secrets}"
umask 077
mkdir -p "$folder"

keep() { # keep <file> <content>: writes what is not there yet
  [ -e "$folder/$1" ] || printf '%s\n' "$2" > "$folder/$1"
  chmod 444 "$folder/$1"
}
random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

keep database_password "$(random)"
keep redis_password "$(random)"
keep database_url "postgres://meervoud:$(cat "$folder/database_password")@postgres:5432/meervoud"
keep redis_url "redis://:$(cat "$folder/redis_password")@redis:6379"
# what the ECD and the recipient gave you goes here, by hand
keep ecd_secret "replace-me"
keep recipient_secret "replace-me"
echo "$folder: write the secrets of your ECD and your recipient in ecd_secret and recipient_secret (chmod u+w first)"
