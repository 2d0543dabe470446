// Run by mongosh once all members are up, at every start: makes the replica set of MEMBERS and the account of Kurator
// when they are not there yet, and changes nothing else.
const { readFileSync } = require('fs');
const secret = (name) => readFileSync(`/run/secrets/${name}`, 'utf8').trim();
const members = process.env.MEMBERS.split(',').map((host, _id) => ({ _id, host }));
const NOT_YET_INITIATED = 94;

db.getSiblingDB('admin').auth('root', secret('mongo_root_password'));
try {
  rs.status();
} catch (error) {
  if (error.code !== NOT_YET_INITIATED) throw error;
  rs.initiate({ _id: 'rs0', members });
}
for (let tries = 0; !db.hello().isWritablePrimary && !db.hello().primary; tries += 1) {
  if (tries === 120) throw new Error('the replica set has no primary after two minutes');
  sleep(1000);
}
// Written to the primary, whichever member that is.
const options = process.env.TLS_CA ? `&tls=true&tlsCAFile=${process.env.TLS_CA}` : '';
const root = `root:${secret('mongo_root_password')}`;
const admin = connect(`mongodb://${root}@${process.env.MEMBERS}/admin?replicaSet=rs0${options}`);
// The read models, and what several processes share; each in a database of its own.
const roles = process.env.DATABASES.split(',').map((name) => ({ role: 'readWrite', db: name }));
if (admin.getUser('kurator')) admin.updateUser('kurator', { roles });
else admin.createUser({ user: 'kurator', pwd: secret('mongo_kurator_password'), roles });
